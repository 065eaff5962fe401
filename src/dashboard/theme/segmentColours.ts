import { inkOn, legibleOn } from './contrast.ts';

export type Scheme = 'light' | 'dark';

/** How one segment looks wherever it is drawn, in one colour scheme; hex. */
export interface SegmentColour {
  /** Bars, areas, dots: at least 3:1 on the surface. */
  readonly fill: string;
  /** Words in its colour: at least 4.5:1 on the surface. */
  readonly text: string;
  /** Words on `fill`: black or white. */
  readonly ink: string;
}

/** The surfaces of `tokens.css`. */
export const surfaces: Readonly<Record<Scheme, string>> = { light: '#ffffff', dark: '#171e28' };

/** Those of the report: twelve that stay apart, the first six also for readers who do not see red or green. */
const fills: Readonly<Record<Scheme, readonly string[]>> = {
  light: [
    '#7a48db',
    '#cc5634',
    '#337ff1',
    '#118d5d',
    '#bc8b03',
    '#d74394',
    '#0895b3',
    '#87552a',
    '#687385',
    '#69a342',
    '#9c1736',
    '#1f3a8a',
  ],
  dark: [
    '#a378df',
    '#ff8435',
    '#6baafd',
    '#12da9d',
    '#facc15',
    '#f472b6',
    '#17d5f2',
    '#bb9f6e',
    '#919caf',
    '#bef264',
    '#f05264',
    '#5f80fb',
  ],
};

const looks: Readonly<Record<Scheme, readonly SegmentColour[]>> = {
  light: fills.light.map((fill) => look(fill, surfaces.light)),
  dark: fills.dark.map((fill) => look(fill, surfaces.dark)),
};

/** The colour of the segment at `place` (0-based, in the manifest's order); from the 13th on they come round again. */
export function segmentColour(place: number, scheme: Scheme): SegmentColour {
  const all = looks[scheme];
  return all[place % all.length];
}

/** The fill of the segment at `place` in whichever scheme is on, for CSS. */
export function segmentFill(place: number): string {
  return `var(--segment-${place % fills.light.length})`;
}

function look(fill: string, surface: string): SegmentColour {
  return { fill, text: legibleOn(fill, surface), ink: inkOn(fill) };
}
