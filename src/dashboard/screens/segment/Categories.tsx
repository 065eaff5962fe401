import { useMemo } from 'react';
import type { Segment } from '../../../contract/index.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { useFigures } from '../../app/runContext.ts';
import { useSegmentColours } from '../../theme/scheme.ts';
import classes from './Categories.module.css';
import { tellingLevels } from './tellingLevels.ts';

/** Categories that are commoner, or rarer, in the segment than elsewhere. */
export function Categories({ segment, place }: { segment: Segment; place: number }) {
  const figures = useFigures();
  const { fill } = useSegmentColours()(place);
  const levels = useMemo(() => tellingLevels(segment.profile.categories), [segment]);
  if (levels.length === 0) return null;
  return (
    <Panel title="Categories" note="bar: share of the segment; line: of all customers">
      <ul className={classes.levels}>
        {levels.map(({ feature, label, level, share, overallShare, lift }) => (
          <li key={`${feature}\u0000${level}`} className={classes.level}>
            <span className={classes.name}>
              <span className={layout.soft}>
                <bdi>{label}</bdi>
              </span>{' '}
              <bdi>{level}</bdi>
            </span>
            <span className={classes.track} aria-hidden="true">
              <span
                className={classes.bar}
                style={{ width: `${share * 100}%`, background: fill }}
              />
              <span className={classes.mark} style={{ left: `${overallShare * 100}%` }} />
            </span>
            <span className={classes.figures}>
              {figures.percent(share)}{' '}
              <span className={layout.soft}>
                of all {figures.percent(overallShare)}
                {lift !== null && `, × ${figures.decimal(lift, 1)}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
