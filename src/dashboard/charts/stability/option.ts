import type { RunManifest, Segment } from '../../../contract/index.ts';
import type { Figures } from '../../theme/figures.ts';
import { segmentColour } from '../../theme/segmentColours.ts';
import { rowAxis, valueAxis } from '../frame/axes.ts';
import type { ChartOption } from '../frame/ChartOption.ts';
import type { ChartStyle } from '../frame/chartStyle.ts';
import type { ChartTable } from '../frame/chartTable.ts';
import { shortText } from '../frame/shortText.ts';

type Stability = NonNullable<Segment['stability']>;

/** What a verdict on stability means, for people. */
export const stabilityWords: Readonly<Record<Stability['verdict'], string>> = {
  stable: 'found again',
  doubtful: 'found again in part',
  dissolved: 'not found again',
};

/** Below the first a segment is not found again, from the second on it is (Hennig, 2007). */
const borders = [0.6, 0.75] as const;

export interface StableSegment extends Stability {
  readonly name: string;
  /** In `segments`. */
  readonly place: number;
}

/** The segments whose stability was tried. */
export function stableSegments({ segments }: Pick<RunManifest, 'segments'>): StableSegment[] {
  return segments.flatMap(({ name, stability }, place) =>
    stability === null ? [] : [{ name, place, ...stability }],
  );
}

/** A bar a segment: how much of it is found again when customers are drawn anew. */
export function stabilityOption(
  all: readonly StableSegment[],
  style: ChartStyle,
  figures: Figures,
): ChartOption {
  return {
    grid: { left: 8, right: 40, top: 24, bottom: 4, outerBoundsMode: 'same' },
    tooltip: { trigger: 'item' },
    xAxis: { ...valueAxis(style), min: 0, max: 1, splitNumber: 5 },
    yAxis: rowAxis(
      style,
      all.map(({ name }) => shortText(name)),
    ),
    series: [
      {
        type: 'bar',
        barMaxWidth: 18,
        label: {
          show: true,
          position: 'right',
          color: style.ink,
          formatter: ({ value }) => figures.decimal(Number(value)),
        },
        data: all.map((segment) => ({
          value: segment.jaccard,
          itemStyle: {
            color: segmentColour(segment.place, style.scheme).fill,
            borderRadius: [0, 4, 4, 0],
          },
          tooltip: { formatter: () => wordsOf(segment, figures) },
        })),
        markLine: {
          symbol: 'none',
          silent: true,
          lineStyle: { color: style.mark, type: 'dashed' },
          label: {
            position: 'start',
            color: style.soft,
            formatter: ({ value }) => figures.decimal(Number(value)),
          },
          data: borders.map((xAxis) => ({ xAxis })),
        },
      },
    ],
  };
}

export function stabilityTable(all: readonly StableSegment[]): ChartTable {
  return {
    columns: ['Segment', 'Mean Jaccard', 'Share of draws that found it', 'Verdict'],
    rows: all.map(({ name, jaccard, recovered, verdict }) => [
      name,
      jaccard,
      recovered,
      stabilityWords[verdict],
    ]),
  };
}

/** One segment's stability in a sentence. */
export function wordsOf(
  { name, jaccard, recovered, verdict }: StableSegment,
  figures: Figures,
): string {
  return `${shortText(name)}: ${stabilityWords[verdict]}, mean Jaccard ${figures.decimal(jaccard)}, recovered in ${figures.percent(recovered)} of the draws`;
}
