import type { Segment } from '../../../contract/index.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';

/** The segment in a few conditions that a person can check. */
export function SegmentRules({ segment }: { segment: Segment }) {
  const { rules } = useCurrentRun();
  const figures = useFigures();
  const own = rules?.segments.find(({ segmentId }) => segmentId === segment.id);
  if (rules === null || own === undefined || own.rules.length === 0) return null;
  return (
    <Panel title="In a few conditions" note="a short imitation of the model, not the model itself">
      <ul className={layout.list}>
        {own.rules.map(({ text, coverage, precision }, i) => (
          <li key={i}>
            {text}{' '}
            <span className={layout.soft}>
              (reaches {figures.percent(coverage)} of the segment; {figures.percent(precision)} of
              those it reaches belong to it)
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
