import { useMemo } from 'react';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import { Chart, useChartStyle } from '../../charts/frame/index.ts';
import { treeOf, treeOption, treeTable, treeWords } from '../../charts/tree/option.ts';

/** How the segments would join into broader ones. */
export function MergeTree() {
  const run = useCurrentRun();
  const figures = useFigures();
  const style = useChartStyle();
  const chart = useMemo(() => {
    const tree = treeOf(run);
    if (tree === null) return null;
    return { tree, option: treeOption(tree, style, figures), table: treeTable(tree) };
  }, [run, style, figures]);
  if (chart === null) return null;
  const { leaves } = chart.tree;
  const isFiner = leaves.length > run.segments.length;
  return (
    <Chart
      title="Which segments would join"
      note={
        isFiner
          ? 'the finer segments that were merged; further right: less alike'
          : "Ward's method; the further right two join, the less alike they are"
      }
      description={`Tree of the segments: ${treeWords(chart.tree, figures)}.`}
      option={chart.option}
      table={chart.table}
      height={Math.max(200, 50 + 34 * leaves.length)}
    />
  );
}
