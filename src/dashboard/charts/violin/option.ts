import type { Distribution } from '../../../contract/index.ts';
import type { Figures } from '../../theme/figures.ts';
import { segmentColour } from '../../theme/segmentColours.ts';
import type { ChartOption } from '../frame/ChartOption.ts';
import type { ChartStyle } from '../frame/chartStyle.ts';
import type { ChartTable } from '../frame/chartTable.ts';
import { areaSeries, labelRoom, type Area } from '../frame/polygons.ts';
import type { Violin } from './shape.ts';

/** The broadest violin takes this part of its row on each side. */
const reach = 0.44;
const nTicks = 4;

/** Violins (Hintze and Nelson, 1998) over the bins of the distribution, so on a log scale where its bins grow. */
export function violinOption(
  violins: readonly Violin[],
  { edges, unit }: Distribution,
  style: ChartStyle,
  figures: Figures,
): ChartOption {
  const nBins = edges.length - 1;
  return {
    grid: { left: labelRoom, right: 24, top: 6, bottom: 24 },
    tooltip: { trigger: 'item' },
    xAxis: {
      type: 'value',
      min: 0,
      max: nBins,
      interval: nBins / nTicks,
      position: 'bottom',
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        color: style.soft,
        formatter: (place: number) => figures.brief(edges[Math.round(place)], unit),
      },
      splitLine: { lineStyle: { color: style.line } },
    },
    yAxis: { type: 'value', min: -0.5, max: violins.length - 0.5, inverse: true, show: false },
    series: violins.map((violin, row) => areaSeries(areaOf(violin, row, unit, style, figures))),
  };
}

function areaOf(
  violin: Violin,
  row: number,
  unit: Distribution['unit'],
  style: ChartStyle,
  figures: Figures,
): Area {
  const { name, place, widths, low, q1, median, q3, high, values } = violin;
  const middles = widths.map((width, bin): [number, number] => [bin + 0.5, reach * width]);
  const told = (n: number) => figures.value(n, unit);
  return {
    points: [
      [0, row],
      ...middles.map(([x, width]): [number, number] => [x, row - width]),
      [widths.length, row],
      ...middles.toReversed().map(([x, width]): [number, number] => [x, row + width]),
    ],
    fill: segmentColour(place, style.scheme).fill,
    opacity: 0.5,
    ink: style.ink,
    lines: [
      { from: [low, row], to: [high, row], width: 1 },
      { from: [q1, row], to: [q3, row], width: 7 },
    ],
    dot: [median, row],
    label: { text: name, y: row, colour: style.ink },
    words: `${name}\nmedian ${told(values.median)}\nhalf have ${told(values.q1)} to ${told(values.q3)}\n9 of 10 have ${told(values.low)} to ${told(values.high)}`,
  };
}

export function violinTable(violins: readonly Violin[]): ChartTable {
  return {
    columns: ['Segment', '5%', 'Lower quartile', 'Median', 'Upper quartile', '95%'],
    rows: violins.map(({ name, values: { low, q1, median, q3, high } }) => [
      name,
      low,
      q1,
      median,
      q3,
      high,
    ]),
  };
}
