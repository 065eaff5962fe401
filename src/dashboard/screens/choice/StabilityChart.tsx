import { useMemo } from 'react';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import { Chart, useChartStyle } from '../../charts/frame/index.ts';
import {
  stabilityOption,
  stabilityTable,
  stableSegments,
  wordsOf,
} from '../../charts/stability/option.ts';

/** How each segment is found again when customers are drawn anew. */
export function StabilityChart() {
  const run = useCurrentRun();
  const figures = useFigures();
  const style = useChartStyle();
  const chart = useMemo(() => {
    const tried = stableSegments(run);
    const [option, table] = [stabilityOption(tried, style, figures), stabilityTable(tried)];
    return { tried, option, table };
  }, [run, style, figures]);
  if (chart.tried.length === 0) return null;
  return (
    <Chart
      title="Stability by segment"
      note="mean Jaccard when customers are drawn anew; from 0.75: found again, below 0.6: not"
      description={`${chart.tried.map((segment) => wordsOf(segment, figures)).join('; ')}.`}
      option={chart.option}
      table={chart.table}
      height={Math.max(200, 60 + 40 * chart.tried.length)}
    />
  );
}
