import type { LineSeriesOption } from 'echarts/charts';
import type { RunManifest } from '../../../contract/index.ts';
import type { Figures } from '../../theme/figures.ts';
import { segmentColour } from '../../theme/segmentColours.ts';
import type { ChartOption } from '../frame/ChartOption.ts';
import type { ChartStyle } from '../frame/chartStyle.ts';
import type { ChartTable } from '../frame/chartTable.ts';
import { areaSeries, labelRoom, type Area } from '../frame/polygons.ts';
import { shortText } from '../frame/shortText.ts';

/** One segment's strip: as high as it has customers, silhouettes from the highest to the lowest. */
export interface SilhouetteStrip {
  readonly name: string;
  /** Place of the segment. */
  readonly place: number;
  /** Height of the strip's upper and lower edge, in shares of all strips, 0 on top. */
  readonly top: number;
  readonly bottom: number;
  /** Quantiles, ascending. */
  readonly values: readonly number[];
  readonly mean: number | null;
}

/** Room between strips, in shares of all. */
const gap = 0.02;

/** The strips of the segments that have silhouettes, from top to bottom; empty where there are none. */
export function silhouetteStrips({ segments, silhouettes }: RunManifest): SilhouetteStrip[] {
  const known = segments.flatMap((segment, place) => {
    const values = silhouettes.at(place) ?? [];
    return values.length < 2 ? [] : [{ ...segment, place, values }];
  });
  const room = 1 - gap * (known.length - 1);
  const all = known.reduce((sum, { size }) => sum + size, 0);
  let top = 0;
  return known.map(({ name, place, values, size, silhouette }) => {
    const strip = { name, place, values, mean: silhouette, top, bottom: top + (room * size) / all };
    top = strip.bottom + gap;
    return strip;
  });
}

/** A silhouette plot (Rousseeuw, 1987): what lies left of 0 is nearer to another segment. */
export function silhouetteOption(
  strips: readonly SilhouetteStrip[],
  mean: number | null,
  style: ChartStyle,
  figures: Figures,
): ChartOption {
  const lowest = Math.min(0, ...strips.map(({ values }) => values[0]));
  const areas = strips.map((strip) => areaSeries(areaOf(strip, style, figures)));
  return {
    grid: { left: labelRoom, right: 24, top: 22, bottom: 24 },
    tooltip: { trigger: 'item' },
    xAxis: {
      type: 'value',
      min: Math.floor(lowest * 10) / 10,
      max: 1,
      position: 'bottom',
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: style.soft },
      splitLine: { lineStyle: { color: style.line } },
    },
    yAxis: { type: 'value', min: 0, max: 1, inverse: true, show: false },
    series: [...areas, ...(mean === null ? [] : [meanLine(mean, style, figures)])],
  };
}

function areaOf(strip: SilhouetteStrip, style: ChartStyle, figures: Figures): Area {
  const { name, place, values, top, bottom, mean } = strip;
  const falling = values.toReversed();
  const step = (bottom - top) / (falling.length - 1);
  return {
    points: [
      [0, top],
      ...falling.map((value, i): [number, number] => [value, top + i * step]),
      [0, bottom],
    ],
    fill: segmentColour(place, style.scheme).fill,
    label: { text: shortText(name), y: (top + bottom) / 2, colour: style.ink },
    words: `${shortText(name)}\nmean ${figures.decimal(mean)}\n${figures.percent(shareBelow(values))} nearer to another segment`,
  };
}

/** Share of the quantiles below 0. */
export function shareBelow(values: readonly number[]): number {
  return values.filter((value) => value < 0).length / values.length;
}

function meanLine(mean: number, style: ChartStyle, figures: Figures): LineSeriesOption {
  return {
    type: 'line',
    data: [],
    markLine: {
      symbol: 'none',
      silent: true,
      label: { position: 'start', formatter: `mean ${figures.decimal(mean)}`, color: style.mark },
      lineStyle: { color: style.mark, type: 'dashed' },
      data: [{ xAxis: mean }],
    },
  };
}

export function silhouetteTable(strips: readonly SilhouetteStrip[]): ChartTable {
  const at = (values: readonly number[], part: number) =>
    values[Math.round(part * (values.length - 1))];
  return {
    columns: ['Segment', 'Lowest', 'Lower quartile', 'Median', 'Upper quartile', 'Highest'],
    rows: strips.map(({ name, values }) => [
      name,
      ...[0, 0.25, 0.5, 0.75, 1].map((part) => at(values, part)),
    ]),
  };
}
