import type { ColumnSummary, Distribution, Unit } from '../../../contract/index.ts';
import type { Figures } from '../../theme/figures.ts';
import { nameAxis, valueAxis } from '../frame/axes.ts';
import type { ChartOption } from '../frame/ChartOption.ts';
import type { ChartStyle } from '../frame/chartStyle.ts';
import type { ChartTable } from '../frame/chartTable.ts';
import { shortText } from '../frame/shortText.ts';

/** Customers with values between two edges, or with one value of a category. */
export interface ColumnBar {
  readonly words: string;
  readonly count: number;
  /** Wholly beyond a fence. */
  readonly isFarOut: boolean;
}

/** So many times the range of the middle half away from it is far out (Tukey, 1977). */
export const fence = 1.5;

/** The bins of a number, or the commonest values of anything else. */
export function columnBars(
  { q1, q3, topValues }: Pick<ColumnSummary, 'q1' | 'q3' | 'topValues'>,
  distribution: Distribution | undefined,
  figures: Figures,
): ColumnBar[] {
  if (distribution === undefined) {
    return topValues.map(({ value, count }) => ({
      words: shortText(value),
      count,
      isFarOut: false,
    }));
  }
  const { edges, overall, unit } = distribution;
  const reach = q1 === null || q3 === null ? 0 : fence * (q3 - q1);
  const isFar = (from: number, to: number): boolean =>
    reach > 0 && q1 !== null && q3 !== null && (to <= q1 - reach || from >= q3 + reach);
  return overall.map((count, i) => ({
    words: rangeWords(edges[i], edges[i + 1], unit, figures),
    count,
    isFarOut: isFar(edges[i], edges[i + 1]),
  }));
}

function rangeWords(from: number, to: number, unit: Unit, figures: Figures): string {
  return `${figures.value(from, unit)} to ${figures.value(to, unit)}`;
}

/** A bar a bin or value; those far out stand out. */
export function columnOption(
  bars: readonly ColumnBar[],
  distribution: Distribution | undefined,
  style: ChartStyle,
  figures: Figures,
): ChartOption {
  const labels =
    distribution === undefined
      ? bars.map(({ words }) => words)
      : bars.map((_, i) => figures.brief(distribution.edges[i], distribution.unit));
  return {
    grid: { left: 8, right: 24, top: 12, bottom: 4, outerBoundsMode: 'same' },
    tooltip: { trigger: 'item' },
    xAxis: {
      ...nameAxis(style, labels),
      axisLabel: { color: style.soft, hideOverlap: true, width: 110, overflow: 'truncate' },
    },
    yAxis: valueAxis(style, (n) => figures.compact(n)),
    series: [
      {
        type: 'bar',
        barCategoryGap: '8%',
        data: bars.map(({ words, count, isFarOut }) => ({
          value: count,
          itemStyle: { color: isFarOut ? style.mark : style.accent, borderRadius: [3, 3, 0, 0] },
          tooltip: {
            formatter: () =>
              `${words}\n${figures.count(count)} customers${isFarOut ? '\nfar out' : ''}`,
          },
        })),
      },
    ],
  };
}

export function columnTable(bars: readonly ColumnBar[]): ChartTable {
  return {
    columns: ['Values', 'Customers', 'Far out'],
    rows: bars.map(({ words, count, isFarOut }) => [words, count, isFarOut ? 'yes' : 'no']),
  };
}
