import { useMemo } from 'react';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import { Chart, useChartStyle } from '../../charts/frame/index.ts';
import {
  shareBelow,
  silhouetteOption,
  silhouetteStrips,
  silhouetteTable,
} from '../../charts/silhouette/option.ts';

/** How well each segment's customers sit in it. */
export function SilhouettePlot() {
  const run = useCurrentRun();
  const figures = useFigures();
  const style = useChartStyle();
  const { chosen, candidates } = run.selection;
  const mean =
    candidates.find(({ k, algorithm }) => k === chosen.k && algorithm === chosen.algorithm)
      ?.silhouette ?? null;
  const chart = useMemo(() => {
    const strips = silhouetteStrips(run);
    const [option, table] = [
      silhouetteOption(strips, mean, style, figures),
      silhouetteTable(strips),
    ];
    return { strips, option, table };
  }, [run, mean, style, figures]);
  if (chart.strips.length === 0) return null;
  const told = chart.strips
    .map(
      ({ name, mean: own, values }) =>
        `${name} ${figures.decimal(own)}, ${figures.percent(shareBelow(values))} below 0`,
    )
    .join('; ');
  return (
    <Chart
      title="Silhouette by segment"
      note="left of 0: nearer to another segment"
      description={`Silhouettes, mean of each segment: ${told}.`}
      option={chart.option}
      table={chart.table}
      height={Math.max(240, 60 + 46 * chart.strips.length)}
    />
  );
}
