import type { ColumnSummary } from '../../../contract/index.ts';
import type { Figures } from '../../theme/figures.ts';
import { rowAxis, valueAxis } from '../frame/axes.ts';
import type { ChartOption } from '../frame/ChartOption.ts';
import type { ChartStyle } from '../frame/chartStyle.ts';
import type { ChartTable } from '../frame/chartTable.ts';
import { shortText } from '../frame/shortText.ts';

/** What part of a column's values is missing, and how many of those did not fit its type. */
export interface MissingShare {
  readonly label: string;
  readonly missing: number;
  readonly invalid: number;
  /** 0..1 */
  readonly share: number;
}

/** Columns with missing values, the emptiest first. */
export function missingShares(
  columns: readonly {
    readonly label: string;
    readonly summary: Pick<ColumnSummary, 'count' | 'missing' | 'invalid'>;
  }[],
): MissingShare[] {
  return columns
    .map(({ label, summary: { count, missing, invalid } }) => ({
      label,
      missing,
      invalid,
      share: missing / Math.max(1, count + missing),
    }))
    .filter(({ missing }) => missing > 0)
    .toSorted((a, b) => b.share - a.share);
}

export function missingOption(
  all: readonly MissingShare[],
  style: ChartStyle,
  figures: Figures,
): ChartOption {
  return {
    grid: { left: 8, right: 56, top: 4, bottom: 4, outerBoundsMode: 'same' },
    tooltip: { trigger: 'item' },
    xAxis: { ...valueAxis(style, (n) => figures.percent(n, 1)), min: 0 },
    yAxis: rowAxis(
      style,
      all.map(({ label }) => shortText(label)),
    ),
    series: [
      {
        type: 'bar',
        barMaxWidth: 16,
        itemStyle: { color: style.accent, borderRadius: [0, 4, 4, 0] },
        label: {
          show: true,
          position: 'right',
          color: style.ink,
          formatter: ({ value }) => figures.percent(Number(value), 1),
        },
        data: all.map((each) => ({
          value: each.share,
          tooltip: { formatter: () => missingWords(each, figures) },
        })),
      },
    ],
  };
}

export function missingTable(all: readonly MissingShare[]): ChartTable {
  return {
    columns: ['Column', 'Missing', 'Of them not of the column’s type', 'Share'],
    rows: all.map(({ label, missing, invalid, share }) => [label, missing, invalid, share]),
  };
}

export function missingWords(
  { label, missing, invalid, share }: MissingShare,
  figures: Figures,
): string {
  const unfit = invalid === 0 ? '' : `, ${figures.count(invalid)} of them not of its type`;
  return `${shortText(label)}: ${figures.count(missing)} missing, ${figures.percent(share, 1)}${unfit}`;
}
