import { algorithms, type Selection } from '../../../contract/index.ts';
import type { Figures } from '../../theme/figures.ts';
import type { ChartOption } from '../frame/ChartOption.ts';
import type { ChartStyle } from '../frame/chartStyle.ts';
import type { ChartTable } from '../frame/chartTable.ts';
import { type Measure, measureOfVote } from './measures.ts';

/** The figures of one algorithm, smallest k first. */
export interface MeasureLine {
  readonly title: string;
  readonly isChosen: boolean;
  readonly points: readonly (readonly [k: number, figure: number])[];
}

/** The figures of `measure`, one line an algorithm that has any, that of the chosen algorithm last and so on top. */
export function linesOf(
  { candidates, chosen }: Pick<Selection, 'candidates' | 'chosen'>,
  measure: Measure,
): readonly MeasureLine[] {
  const groups = Map.groupBy(candidates, ({ algorithm }) => algorithm);
  return [...groups]
    .map(([algorithm, group]) => ({
      title: algorithms[algorithm].title,
      isChosen: algorithm === chosen.algorithm,
      points: group
        .flatMap((candidate): [number, number][] => {
          const figure = measure.figure(candidate);
          return figure === null ? [] : [[candidate.k, figure]];
        })
        .toSorted(([a], [b]) => a - b),
    }))
    .filter(({ points }) => points.length > 0)
    .toSorted((a, b) => Number(a.isChosen) - Number(b.isChosen));
}

/** The k that a measure prefers; null where it has no preference. */
export function preferredK(selection: Selection, measure: Measure): number | null {
  const vote = selection.votes.find((v) => measureOfVote(v.measure)?.key === measure.key);
  return vote?.k ?? null;
}

/**
 * One measure over k: a line an algorithm; on that of the chosen one the k it prefers as a full dot, and the k that was
 * chosen as an upright line.
 */
export function candidatesOption(
  selection: Selection,
  measure: Measure,
  style: ChartStyle,
  figures: Figures,
): ChartOption {
  const lines = linesOf(selection, measure);
  const preferred = preferredK(selection, measure);
  const ks = [...new Set(lines.flatMap(({ points }) => points.map(([k]) => k)))];
  return {
    grid: { left: 8, right: 16, top: 26, bottom: 4, outerBoundsMode: 'same' },
    tooltip: { trigger: 'item' },
    xAxis: {
      type: 'category',
      data: ks.toSorted((a, b) => a - b).map(String),
      axisLine: { lineStyle: { color: style.line } },
      axisTick: { show: false },
      axisLabel: { color: style.soft },
    },
    yAxis: {
      type: 'value',
      scale: true,
      splitNumber: 3,
      splitLine: { lineStyle: { color: style.line } },
      axisLabel: { color: style.soft, formatter: (n: number) => figures.compact(n) },
    },
    series: lines.map(({ title, isChosen, points }) => {
      const color = isChosen ? style.accent : style.soft;
      return {
        type: 'line' as const,
        lineStyle: isChosen ? { color, width: 2 } : { color, width: 1, type: 'dotted' as const },
        data: points.map(([k, figure]) => ({
          value: [String(k), figure],
          symbol: 'circle',
          symbolSize: isChosen && k === preferred ? 12 : isChosen ? 7 : 5,
          itemStyle: {
            color: isChosen && k === preferred ? color : style.surface,
            borderColor: color,
            borderWidth: isChosen ? 2 : 1,
          },
          tooltip: {
            formatter: () =>
              `${title}, ${k} segments\n${measure.label} ${figures.decimal(figure, measure.digits)}`,
          },
        })),
        ...(isChosen ? { markLine: chosenLine(selection, style) } : {}),
      };
    }),
  };
}

function chosenLine({ chosen }: Selection, style: ChartStyle) {
  return {
    symbol: 'none',
    silent: true,
    lineStyle: { color: style.mark, type: 'dashed' as const },
    label: { formatter: 'chosen', color: style.mark },
    data: [{ xAxis: String(chosen.k) }],
  };
}

export function candidatesTable(selection: Selection, measure: Measure): ChartTable {
  return {
    columns: ['Algorithm', 'Segments', measure.label],
    rows: linesOf(selection, measure)
      .toReversed()
      .flatMap(({ title, points }) => points.map((point) => [title, ...point])),
  };
}

/** The figures in words, for those who do not see the lines. */
export function candidatesWords(selection: Selection, measure: Measure, figures: Figures): string {
  return linesOf(selection, measure)
    .toReversed()
    .map(
      ({ title, points }) =>
        `${title} ${points.map(([k, figure]) => `${k}: ${figures.decimal(figure, measure.digits)}`).join(', ')}`,
    )
    .join('; ');
}
