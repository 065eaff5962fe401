import type { Selection } from '../../../contract/index.ts';
import type { Figures } from '../../theme/figures.ts';
import type { ChartOption } from '../frame/ChartOption.ts';
import type { ChartStyle } from '../frame/chartStyle.ts';
import type { ChartTable } from '../frame/chartTable.ts';
import { type Measure, measureOfVote } from './measures.ts';

/** The candidates of the chosen algorithm with a figure of `measure`, smallest k first. */
export function pointsOf(
  { candidates, chosen }: Pick<Selection, 'candidates' | 'chosen'>,
  measure: Measure,
): readonly (readonly [k: number, figure: number])[] {
  return candidates
    .flatMap((candidate): [number, number][] => {
      const figure = measure.figure(candidate);
      return figure === null || candidate.algorithm !== chosen.algorithm
        ? []
        : [[candidate.k, figure]];
    })
    .toSorted(([a], [b]) => a - b);
}

/** The k that a measure prefers; null where it has no preference. */
export function preferredK(selection: Selection, measure: Measure): number | null {
  const vote = selection.votes.find((v) => measureOfVote(v.measure)?.key === measure.key);
  return vote?.k ?? null;
}

/** One measure over k: a line, the k it prefers as a full dot, the k that was chosen as an upright line. */
export function candidatesOption(
  selection: Selection,
  measure: Measure,
  style: ChartStyle,
  figures: Figures,
): ChartOption {
  const points = pointsOf(selection, measure);
  const preferred = preferredK(selection, measure);
  return {
    grid: { left: 8, right: 16, top: 26, bottom: 4, outerBoundsMode: 'same' },
    tooltip: { trigger: 'item' },
    xAxis: {
      type: 'category',
      data: points.map(([k]) => String(k)),
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
    series: [
      {
        type: 'line',
        lineStyle: { color: style.accent, width: 2 },
        data: points.map(([k, figure]) => ({
          value: figure,
          symbol: 'circle',
          symbolSize: k === preferred ? 12 : 7,
          itemStyle: {
            color: k === preferred ? style.accent : style.surface,
            borderColor: style.accent,
            borderWidth: 2,
          },
          tooltip: {
            formatter: () =>
              `${k} segments\n${measure.label} ${figures.decimal(figure, measure.digits)}`,
          },
        })),
        markLine: {
          symbol: 'none',
          silent: true,
          lineStyle: { color: style.mark, type: 'dashed' },
          label: { formatter: 'chosen', color: style.mark },
          data: [{ xAxis: String(selection.chosen.k) }],
        },
      },
    ],
  };
}

export function candidatesTable(selection: Selection, measure: Measure): ChartTable {
  return {
    columns: ['Segments', measure.label],
    rows: pointsOf(selection, measure),
  };
}
