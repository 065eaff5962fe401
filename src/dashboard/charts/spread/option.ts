import type { Distribution } from '../../../contract/index.ts';
import type { Figures } from '../../theme/figures.ts';
import { nameAxis, valueAxis } from '../frame/axes.ts';
import type { ChartOption } from '../frame/ChartOption.ts';
import type { ChartStyle } from '../frame/chartStyle.ts';
import type { ChartTable } from '../frame/chartTable.ts';
import { shortText } from '../frame/shortText.ts';

/** One bin of a distribution; shares are of all customers, and of the segment's, with a value. */
export interface SpreadBin {
  readonly from: number;
  readonly to: number;
  readonly overall: number;
  readonly segment: number;
}

/** The bins of one segment (by its place) beside those of all customers. */
export function spreadBins(distribution: Distribution, place: number): SpreadBin[] {
  const { edges, overall, bySegment } = distribution;
  const own = bySegment[place] ?? overall.map(() => 0);
  const [nOverall, nOwn] = [overall, own].map((all) => all.reduce((sum, n) => sum + n, 0));
  return overall.map((count, i) => ({
    from: edges[i],
    to: edges[i + 1],
    overall: nOverall === 0 ? 0 : count / nOverall,
    segment: nOwn === 0 ? 0 : own[i] / nOwn,
  }));
}

/** The segment's customers as bars, all customers as a grey line behind. */
export function spreadOption(
  bins: readonly SpreadBin[],
  { unit, label }: Distribution,
  colour: string,
  style: ChartStyle,
  figures: Figures,
): ChartOption {
  const words = (place: number) => {
    const { from, to, overall, segment } = bins[place];
    return `${shortText(label)} ${figures.value(from, unit)} to ${figures.value(to, unit)}\n${figures.percent(segment, 1)} of the segment\n${figures.percent(overall, 1)} of all customers`;
  };
  return {
    grid: { left: 8, right: 24, top: 30, bottom: 4, outerBoundsMode: 'same' },
    legend: { top: 0, right: 0, textStyle: { color: style.soft }, itemHeight: 10 },
    tooltip: {
      trigger: 'axis',
      formatter: (shown) => words((Array.isArray(shown) ? shown[0] : shown).dataIndex),
    },
    xAxis: {
      ...nameAxis(
        style,
        bins.map(({ from }) => figures.brief(from, unit)),
      ),
      axisLabel: { color: style.soft, hideOverlap: true },
    },
    yAxis: valueAxis(style, (n) => figures.percent(n)),
    series: [
      {
        name: 'This segment',
        type: 'bar',
        barCategoryGap: '12%',
        itemStyle: { color: colour, borderRadius: [3, 3, 0, 0] },
        data: bins.map(({ segment }) => segment),
      },
      {
        name: 'All customers',
        type: 'line',
        step: 'middle',
        symbol: 'none',
        lineStyle: { color: style.soft, width: 1.5 },
        itemStyle: { color: style.soft },
        data: bins.map(({ overall }) => overall),
      },
    ],
  };
}

export function spreadTable(bins: readonly SpreadBin[]): ChartTable {
  return {
    columns: ['From', 'To', 'Share of the segment', 'Share of all customers'],
    rows: bins.map(({ from, to, segment, overall }) => [from, to, segment, overall]),
  };
}
