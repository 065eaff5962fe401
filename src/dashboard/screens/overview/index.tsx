import { usePageTitle } from '../../app/usePageTitle.ts';
import layout from '../../app/layout.module.css';
import { useCurrentRun } from '../../app/runContext.ts';
import { sourceNames } from '../../app/words.ts';
import { Heatmap } from '../../charts/heatmap/Heatmap.tsx';
import { Treemap } from '../../charts/treemap/Treemap.tsx';
import { SegmentCard } from './SegmentCard.tsx';
import { TakeAway } from './TakeAway.tsx';
import { VerdictPanel } from './VerdictPanel.tsx';

/** Who the customers are, at a glance. */
export default function Overview() {
  const run = useCurrentRun();
  usePageTitle(sourceNames(run));
  return (
    <div className={layout.column}>
      <h1>Customer segments</h1>
      <div className={layout.cards}>
        {run.segments.map((segment, place) => (
          <SegmentCard key={segment.id} segment={segment} place={place} />
        ))}
      </div>
      <div className={layout.halves}>
        <Treemap />
        <VerdictPanel />
      </div>
      <Heatmap />
      <TakeAway />
    </div>
  );
}
