import { useSegmentColours } from '../../theme/scheme.ts';
import type { ProbabilityBar } from './option.ts';
import classes from './Probabilities.module.css';

/** How probable each segment is, in its colour. */
export function Probabilities({
  bars,
  percent,
}: {
  bars: readonly ProbabilityBar[];
  percent: (share: number) => string;
}) {
  const colourAt = useSegmentColours();
  return (
    <ul className={classes.bars}>
      {bars.map(({ segmentId, name, place, probability, isOwn }) => (
        <li key={segmentId} className={classes.line} data-own={isOwn || undefined}>
          <bdi className={classes.name}>{name}</bdi>
          <span className={classes.track} aria-hidden="true">
            <span
              className={classes.bar}
              style={{ width: `${100 * probability}%`, background: colourAt(place).fill }}
            />
          </span>
          <span className={classes.figure}>{percent(probability)}</span>
        </li>
      ))}
    </ul>
  );
}
