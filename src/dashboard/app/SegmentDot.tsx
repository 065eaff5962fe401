import { segmentFill } from '../theme/segmentColours.ts';
import classes from './SegmentDot.module.css';

/** A segment's colour beside its name. */
export function SegmentDot({ place }: { place: number }) {
  return (
    <span className={classes.dot} style={{ background: segmentFill(place) }} aria-hidden="true" />
  );
}
