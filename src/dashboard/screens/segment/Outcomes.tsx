import type { Segment } from '../../../contract/index.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { useFigures } from '../../app/runContext.ts';
import { useSegmentColours } from '../../theme/scheme.ts';
import classes from './Outcomes.module.css';

/** How often the segment did what a campaign asked for, with how sure that is. */
export function Outcomes({ segment, place }: { segment: Segment; place: number }) {
  const figures = useFigures();
  const { fill } = useSegmentColours()(place);
  const { outcomes } = segment.profile;
  if (outcomes.length === 0) return null;
  return (
    <Panel title="Outcomes" note="with the range that holds the true rate 95 times of 100">
      <ul className={classes.outcomes}>
        {outcomes.map(({ outcome, level, rate, lower, upper, overallRate }) => (
          <li key={`${outcome}\u0000${level}`} className={classes.outcome}>
            <span>
              <bdi>{outcome}</bdi> is <bdi>{level}</bdi>:{' '}
              <strong>{figures.percent(rate, 1)}</strong>{' '}
              <span className={layout.soft}>
                ({figures.percent(lower, 1)} to {figures.percent(upper, 1)}), of all customers{' '}
                {figures.percent(overallRate, 1)}
              </span>
            </span>
            <span className={classes.track} aria-hidden="true">
              <span
                className={classes.range}
                style={{
                  left: `${lower * 100}%`,
                  width: `${(upper - lower) * 100}%`,
                  background: fill,
                }}
              />
              <span className={classes.rate} style={{ left: `${rate * 100}%`, background: fill }} />
              <span className={classes.overall} style={{ left: `${overallRate * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
