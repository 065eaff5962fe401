import type { RunManifest, Unit } from '../../../contract/index.ts';
import type { Figures } from '../../theme/figures.ts';
import { segmentColour } from '../../theme/segmentColours.ts';
import type { ChartOption } from '../frame/ChartOption.ts';
import type { ChartStyle } from '../frame/chartStyle.ts';
import type { ChartTable } from '../frame/chartTable.ts';
import { shortText } from '../frame/shortText.ts';

/** The middle half of each segment's customers, for one feature. */
export interface QuartileRow {
  readonly name: string;
  /** Place of the segment. */
  readonly place: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
}

/** One row a segment that has values of `feature`, in the manifest's order. */
export function quartileRows(run: RunManifest, feature: string): QuartileRow[] {
  return run.segments.flatMap(({ name, profile }, place) => {
    const found = profile.features.find((f) => f.feature === feature);
    if (found === undefined) return [];
    const { q1, median, q3 } = found;
    return q1 === null || median === null || q3 === null
      ? []
      : [{ name: shortText(name), place, q1, median, q3 }];
  });
}

/** Boxes from the lower to the upper quartile with a line at the median; no whiskers, as none are known. */
export function quartilesOption(
  rows: readonly QuartileRow[],
  unit: Unit,
  overallMedian: number | null,
  style: ChartStyle,
  figures: Figures,
): ChartOption {
  const fillAt = (place: number) => segmentColour(place, style.scheme).fill;
  return {
    grid: { left: 8, right: 24, top: 22, bottom: 4, outerBoundsMode: 'same' },
    tooltip: { trigger: 'item' },
    xAxis: {
      type: 'value',
      scale: true,
      axisLabel: { color: style.soft, formatter: (n: number) => figures.brief(n, unit) },
      splitLine: { lineStyle: { color: style.line } },
      splitNumber: 4,
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: style.ink, width: 150, overflow: 'truncate', margin: 8 },
    },
    series: [
      {
        type: 'boxplot',
        boxWidth: [8, 26],
        data: rows.map(({ name, place, q1, median, q3 }) => ({
          value: [q1, q1, median, q3, q3],
          itemStyle: { color: `${fillAt(place)}55`, borderColor: fillAt(place), borderWidth: 2 },
          tooltip: {
            formatter: () =>
              `${name}\nhalf have ${figures.value(q1, unit)} to ${figures.value(q3, unit)}\nmedian ${figures.value(median, unit)}`,
          },
        })),
        ...overallLine(overallMedian, style),
      },
    ],
  };
}

function overallLine(overallMedian: number | null, style: ChartStyle) {
  if (overallMedian === null) return {};
  return {
    markLine: {
      symbol: 'none',
      silent: true,
      label: { formatter: 'median of all', color: style.soft },
      lineStyle: { color: style.soft, type: 'dashed' as const },
      data: [{ xAxis: overallMedian }],
    },
  };
}

export function quartilesTable(rows: readonly QuartileRow[]): ChartTable {
  return {
    columns: ['Segment', 'Lower quartile', 'Median', 'Upper quartile'],
    rows: rows.map(({ name, q1, median, q3 }) => [name, q1, median, q3]),
  };
}
