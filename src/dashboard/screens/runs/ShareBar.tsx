import type { RunSummary } from '../../../contract/index.ts';
import { useSegmentColours } from '../../theme/scheme.ts';
import classes from './RunCard.module.css';

/** How the customers divide; the list beside it says the figures. */
export function ShareBar({ segments }: { segments: RunSummary['segments'] }) {
  const colourAt = useSegmentColours();
  return (
    <div className={classes.bar} aria-hidden="true">
      {segments.map(({ id, share }, place) => (
        <span key={id} style={{ width: `${share * 100}%`, background: colourAt(place).fill }} />
      ))}
    </div>
  );
}
