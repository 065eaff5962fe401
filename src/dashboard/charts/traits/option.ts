import type { Segment } from '../../../contract/index.ts';
import type { Figures } from '../../theme/figures.ts';
import type { ChartOption } from '../frame/ChartOption.ts';
import type { ChartStyle } from '../frame/chartStyle.ts';
import type { ChartTable } from '../frame/chartTable.ts';
import { shortText } from '../frame/shortText.ts';

interface Difference {
  readonly label: string;
  readonly z: number;
  readonly mean: string;
  readonly overall: string;
}

/** How a segment differs from all customers, the strongest difference first; a feature without one is left out. */
export function differences(segment: Segment, figures: Figures, most = 12): Difference[] {
  return segment.profile.features
    .flatMap(({ label, unit, mean, overallMean, modelZ, z: plainZ }) => {
      const z = modelZ ?? plainZ;
      if (z === null) return [];
      return [
        {
          label: shortText(label),
          z,
          mean: figures.value(mean, unit),
          overall: figures.value(overallMean, unit),
        },
      ];
    })
    .toSorted((a, b) => Math.abs(b.z) - Math.abs(a.z))
    .slice(0, most);
}

/** Bars to the right for above, to the left for below; the strongest on top. */
export function traitsOption(
  all: readonly Difference[],
  colour: string,
  style: ChartStyle,
): ChartOption {
  const widest = Math.max(1, ...all.map(({ z }) => Math.abs(z)));
  const edge = Math.ceil(widest * 1.15 * 2) / 2;
  return {
    grid: { left: 8, right: 24, top: 4, bottom: 4, outerBoundsMode: 'same' },
    tooltip: { trigger: 'item' },
    xAxis: {
      type: 'value',
      min: -edge,
      max: edge,
      axisLabel: { color: style.soft },
      splitLine: { lineStyle: { color: style.line } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: all.map(({ label }) => label),
      axisTick: { show: false },
      axisLine: { onZero: true, lineStyle: { color: style.soft } },
      axisLabel: { color: style.ink, width: 150, overflow: 'truncate', margin: 8 },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 18,
        data: all.map(({ label, z, mean, overall }) => ({
          value: z,
          itemStyle: { color: colour, borderRadius: z < 0 ? [4, 0, 0, 4] : [0, 4, 4, 0] },
          tooltip: {
            formatter: () => `${label}\n${mean} on average\n${overall} over all customers`,
          },
        })),
      },
    ],
  };
}

export function traitsTable(all: readonly Difference[]): ChartTable {
  return {
    columns: ['Feature', 'Standard deviations', 'Mean of the segment', 'Mean of all customers'],
    rows: all.map(({ label, z, mean, overall }) => [label, z, mean, overall]),
  };
}
