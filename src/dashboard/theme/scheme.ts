import { useComputedColorScheme } from '@mantine/core';
import { segmentColour, type Scheme, type SegmentColour } from './segmentColours.ts';

/** Whether the reader sees the dashboard in light or dark. */
export function useScheme(): Scheme {
  return useComputedColorScheme('light', { getInitialValueInEffect: false });
}

/** From a segment's place in the manifest to its colour in the scheme that is on. */
export function useSegmentColours(): (place: number) => SegmentColour {
  const scheme = useScheme();
  return (place) => segmentColour(place, scheme);
}
