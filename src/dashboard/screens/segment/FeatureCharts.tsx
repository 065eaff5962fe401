import { Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { FeatureProfile, Segment } from '../../../contract/index.ts';
import layout from '../../app/layout.module.css';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import { Chart, useChartStyle } from '../../charts/frame/index.ts';
import { spreadBins, spreadOption, spreadTable } from '../../charts/spread/option.ts';
import { violinOption, violinTable } from '../../charts/violin/option.ts';
import { violinsOf } from '../../charts/violin/shape.ts';
import { useSegmentColours } from '../../theme/scheme.ts';

/** One feature at a time: how it spreads in the segment, and how the segments compare on it. */
export function FeatureCharts({ segment, place }: { segment: Segment; place: number }) {
  const features = segment.profile.features.filter(({ count }) => count > 0);
  const [chosen, setChosen] = useState<string | null>(segment.traits[0]?.feature ?? null);
  const feature = features.find((f) => f.feature === chosen) ?? features[0];
  if (feature === undefined) return null;
  return (
    <section className={layout.column} aria-label="One feature at a time">
      <Select
        label="Feature"
        maw={340}
        searchable
        allowDeselect={false}
        value={feature.feature}
        data={features.map(({ feature: value, label }) => ({ value, label }))}
        onChange={setChosen}
      />
      <div className={layout.halves}>
        <Spread feature={feature} segment={segment} place={place} />
        <Violins feature={feature} />
      </div>
    </section>
  );
}

interface SpreadProps {
  readonly feature: FeatureProfile;
  readonly segment: Segment;
  readonly place: number;
}

function Spread({ feature, segment, place }: SpreadProps) {
  const { distributions } = useCurrentRun();
  const figures = useFigures();
  const style = useChartStyle();
  const { fill } = useSegmentColours()(place);
  const distribution = distributions.find((d) => d.feature === feature.feature);
  const chart = useMemo(() => {
    if (distribution === undefined) return null;
    const bins = spreadBins(distribution, place);
    return {
      option: spreadOption(bins, distribution, fill, style, figures),
      table: spreadTable(bins),
    };
  }, [distribution, place, fill, style, figures]);
  if (chart === null) return null;
  const { label, unit, median, overallMedian } = feature;
  return (
    <Chart
      title={`${label}: how it spreads`}
      note={distribution?.spacing === 'log' ? 'bins grow by a factor' : undefined}
      description={`Distribution of ${label} in ${segment.name}: median ${figures.value(median, unit)}, over all customers ${figures.value(overallMedian, unit)}.`}
      option={chart.option}
      table={chart.table}
    />
  );
}

function Violins({ feature }: { feature: FeatureProfile }) {
  const run = useCurrentRun();
  const figures = useFigures();
  const style = useChartStyle();
  const { label, unit } = feature;
  const chart = useMemo(() => {
    const distribution = run.distributions.find((d) => d.feature === feature.feature);
    if (distribution === undefined) return null;
    const violins = violinsOf(run, distribution);
    return {
      violins,
      option: violinOption(violins, distribution, style, figures),
      table: violinTable(violins),
    };
  }, [run, feature, style, figures]);
  if (chart === null) return null;
  const told = chart.violins
    .map(({ name, values: { median } }) => `${name} ${figures.value(median, unit)}`)
    .join(', ');
  return (
    <Chart
      title={`${label}: segments compared`}
      note="dot: median; thick: the middle half; thin: 9 of 10"
      description={`Medians of ${label}: ${told}.`}
      option={chart.option}
      table={chart.table}
      height={Math.max(200, 40 + 44 * chart.violins.length)}
    />
  );
}
