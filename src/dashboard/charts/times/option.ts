import type { RunManifest } from '../../../contract/index.ts';
import type { Figures } from '../../theme/figures.ts';
import { nameAxis, valueAxis } from '../frame/axes.ts';
import type { ChartOption } from '../frame/ChartOption.ts';
import type { ChartStyle } from '../frame/chartStyle.ts';
import type { ChartTable } from '../frame/chartTable.ts';

/** What is known of one part of the day or week: means of the customers' shares. */
export interface PartOfTime {
  readonly title: string;
  readonly segment: number;
  readonly overall: number;
}

/** In the order of the clock; hours are the reader's to see. */
const partsOfDay = [
  ['night', 'Night, 0 to 6'],
  ['morning', 'Morning, 6 to 12'],
  ['afternoon', 'Afternoon, 12 to 18'],
  ['evening', 'Evening, 18 to 24'],
] as const;
const weekend = ['weekend', 'At the weekend'] as const;

/**
 * When a segment's customers act, by the share of their transactions in each part of the day, and at the weekend.
 *
 * @returns empty where the data tell no times of day
 */
export function partsOfTime(
  { data, segments }: Pick<RunManifest, 'data' | 'segments'>,
  place: number,
): PartOfTime[] {
  const { features } = segments[place].profile;
  const known = ([concept, title]: readonly [string, string]): PartOfTime[] => {
    const role = data.roles.find((each) => each.concept === concept);
    const found = features.find(({ feature }) => feature === role?.name);
    const { mean = null, overallMean = null } = found ?? {};
    return mean === null || overallMean === null
      ? []
      : [{ title, segment: mean, overall: overallMean }];
  };
  const day = partsOfDay.flatMap(known);
  return day.length < 2 ? [] : [...day, ...known(weekend)];
}

/** The segment as bars, all customers as a mark on each. */
export function timesOption(
  parts: readonly PartOfTime[],
  colour: string,
  style: ChartStyle,
  figures: Figures,
): ChartOption {
  const words = ({ title, segment, overall }: PartOfTime) =>
    `${title}\n${figures.percent(segment, 1)} of their transactions\n${figures.percent(overall, 1)} over all customers`;
  return {
    grid: { left: 8, right: 24, top: 30, bottom: 4, outerBoundsMode: 'same' },
    legend: { top: 0, right: 0, textStyle: { color: style.soft }, itemHeight: 10 },
    tooltip: {
      trigger: 'axis',
      formatter: (shown) => words(parts[(Array.isArray(shown) ? shown[0] : shown).dataIndex]),
    },
    xAxis: {
      ...nameAxis(
        style,
        parts.map(({ title }) => title),
      ),
      axisLabel: {
        color: style.ink,
        interval: 0,
        lineHeight: 15,
        fontSize: 11,
        // One word a line: a phone has room for no more.
        formatter: (title: string) => title.replace(/, |(?<=the) /, '\n'),
      },
    },
    yAxis: { ...valueAxis(style, (n) => figures.percent(n)), min: 0 },
    series: [
      {
        name: 'This segment',
        type: 'bar',
        barMaxWidth: 46,
        itemStyle: { color: colour, borderRadius: [4, 4, 0, 0] },
        data: parts.map(({ segment }) => segment),
      },
      {
        name: 'All customers',
        type: 'line',
        symbol: 'rect',
        symbolSize: [46, 3],
        lineStyle: { width: 0 },
        itemStyle: { color: style.ink },
        data: parts.map(({ overall }) => overall),
      },
    ],
  };
}

export function timesTable(parts: readonly PartOfTime[]): ChartTable {
  return {
    columns: ['When', 'Share of the segment', 'Share of all customers'],
    rows: parts.map(({ title, segment, overall }) => [title, segment, overall]),
  };
}
