import type { RunManifest } from '../../../contract/index.ts';
import { segmentColour } from '../../theme/segmentColours.ts';
import type { Figures } from '../../theme/figures.ts';
import type { ChartOption } from '../frame/ChartOption.ts';
import type { ChartStyle } from '../frame/chartStyle.ts';
import type { ChartTable } from '../frame/chartTable.ts';
import { shortText } from '../frame/shortText.ts';
import { shareBelow } from '../violin/shape.ts';

const mostAxes = 8;
const fewestAxes = 3;

/** Where the median customer of each segment stands among all customers. */
export interface RadarAxis {
  readonly label: string;
  /** 0 .. 100, one a segment in the manifest's order: 70 is above 70 of 100 customers. */
  readonly percentiles: readonly number[];
}

/** The features that tell segments apart most; empty where fewer than three can be drawn. */
export function radarAxes({ distributions, segments }: RunManifest): RadarAxis[] {
  const axes = distributions.flatMap((distribution): RadarAxis[] => {
    const percentiles = segments.map(({ profile }) => {
      const known = profile.features.find(({ feature }) => feature === distribution.feature);
      const median = known?.median ?? null;
      const share = median === null ? null : shareBelow(distribution, median);
      return share === null ? null : Math.round(100 * share);
    });
    return percentiles.every((percentile) => percentile !== null)
      ? [{ label: distribution.label, percentiles }]
      : [];
  });
  if (axes.length < fewestAxes) return [];
  const spread = ({ percentiles }: RadarAxis) =>
    Math.max(...percentiles) - Math.min(...percentiles);
  return axes.toSorted((a, b) => spread(b) - spread(a)).slice(0, mostAxes);
}

/** One segment in its colour over the thin lines of the others; the ring in the middle is the median customer. */
export function radarOption(
  axes: readonly RadarAxis[],
  names: readonly string[],
  place: number,
  style: ChartStyle,
): ChartOption {
  const ring = (of: number) => {
    const { fill } = segmentColour(of, style.scheme);
    const isOwn = of === place;
    return {
      name: shortText(names[of]),
      value: axes.map(({ percentiles }) => percentiles[of]),
      symbol: isOwn ? 'circle' : 'none',
      itemStyle: { color: fill },
      lineStyle: { color: fill, width: isOwn ? 2.5 : 1, opacity: isOwn ? 1 : 0.45 },
      areaStyle: { color: fill, opacity: isOwn ? 0.18 : 0 },
      z: isOwn ? 3 : 2,
    };
  };
  const others = names.map((_, of) => of).filter((of) => of !== place);
  return {
    tooltip: { trigger: 'item' },
    radar: {
      radius: '58%',
      splitNumber: 4,
      axisName: {
        color: style.soft,
        lineHeight: 14,
        formatter: (name) => inTwoLines(shortText(name ?? '', 20)),
      },
      indicator: axes.map(({ label }) => ({ name: label, min: 0, max: 100 })),
      splitLine: { lineStyle: { color: [style.line, style.soft, style.line, style.line] } },
      splitArea: { show: false },
      axisLine: { lineStyle: { color: style.line } },
    },
    series: [{ type: 'radar', data: [...others, place].map(ring) }],
  };
}

/** Broken at the space nearest to the middle: beside the chart a phone has room for a word. */
function inTwoLines(text: string): string {
  const spaces = [...text.matchAll(/ /g)].map(({ index }) => index);
  const fromMiddle = (index: number) => Math.abs(index - text.length / 2);
  const [nearest] = spaces.toSorted((a, b) => fromMiddle(a) - fromMiddle(b));
  return nearest === undefined ? text : `${text.slice(0, nearest)}\n${text.slice(nearest + 1)}`;
}

export function radarTable(axes: readonly RadarAxis[], names: readonly string[]): ChartTable {
  return {
    columns: ['Feature', ...names],
    rows: axes.map(({ label, percentiles }) => [label, ...percentiles]),
  };
}

/** The axes on which the segment stands farthest from the middle, in words. */
export function radarWords(axes: readonly RadarAxis[], place: number, figures: Figures): string {
  return axes
    .toSorted((a, b) => Math.abs(b.percentiles[place] - 50) - Math.abs(a.percentiles[place] - 50))
    .slice(0, 4)
    .map(({ label, percentiles }) => `${label} above ${figures.percent(percentiles[place] / 100)}`)
    .join(', ');
}
