import { useParams } from 'wouter';
import { LinkButton } from '../../app/LinkButton.tsx';
import layout from '../../app/layout.module.css';
import { runPagePath } from '../../app/paths.ts';
import { segmentAt, useCurrentRun } from '../../app/runContext.ts';
import { Empty } from '../../app/states.tsx';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { Heatmap } from '../../charts/heatmap/Heatmap.tsx';
import { Categories } from './Categories.tsx';
import { FeatureCharts } from './FeatureCharts.tsx';
import { Outcomes } from './Outcomes.tsx';
import { Radar } from './Radar.tsx';
import { SegmentHeader } from './SegmentHeader.tsx';
import { SegmentRules } from './SegmentRules.tsx';
import { Strategies } from './Strategies.tsx';
import { Times } from './Times.tsx';
import { TraitBars } from './TraitBars.tsx';

/** One segment: who they are, why they are told apart, and what to do for them. */
export default function SegmentScreen() {
  const run = useCurrentRun();
  const { segmentId } = useParams<{ segmentId: string }>();
  const found = segmentAt(run, segmentId);
  usePageTitle(found?.segment.name ?? 'Segment');
  if (found === null) {
    return (
      <Empty title="This run has no such segment" text="It may belong to another run.">
        <LinkButton href={runPagePath(run.runId, 'run')}>See the segments of this run</LinkButton>
      </Empty>
    );
  }
  const { segment, place } = found;
  return (
    <div className={layout.column} key={segment.id}>
      <SegmentHeader segment={segment} place={place} />
      <div className={layout.halves}>
        <TraitBars segment={segment} place={place} />
        <Radar place={place} />
      </div>
      <Strategies segment={segment} />
      <FeatureCharts segment={segment} place={place} />
      <div className={layout.halves}>
        <Categories segment={segment} place={place} />
        <Times place={place} />
        <Outcomes segment={segment} place={place} />
        <SegmentRules segment={segment} />
      </div>
      <Heatmap only={segment.id} />
    </div>
  );
}
