import { useSegmentColours } from '../theme/scheme.ts';
import classes from './SegmentDot.module.css';

/** A segment's colour beside its name. */
export function SegmentDot({ place }: { place: number }) {
  const colourAt = useSegmentColours();
  return (
    <span className={classes.dot} style={{ background: colourAt(place).fill }} aria-hidden="true" />
  );
}
