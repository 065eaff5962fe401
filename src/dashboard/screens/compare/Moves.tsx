import { useMemo } from 'react';
import type { Agreement, ComparedRun } from '../../../contract/index.ts';
import { useComparison } from '../../api/comparison.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { useFigures } from '../../app/runContext.ts';
import { Failure, Loading } from '../../app/states.tsx';
import { Chart, useChartStyle } from '../../charts/frame/index.ts';
import { flowOption, flowTable, flowWords } from '../../charts/flow/option.ts';
import { moveFlow } from './moveFlow.ts';

/** Who moved between the first run and each other. */
export function Moves({ runIds }: { runIds: readonly string[] }) {
  const comparison = useComparison(runIds);
  if (comparison.isPending) return <Loading what="Looking for who moved" />;
  if (comparison.isError) {
    return <Failure error={comparison.error} retry={() => void comparison.refetch()} />;
  }
  const { runs, agreements } = comparison.data;
  const [first, ...others] = runs;
  return agreements.map((agreement, i) => (
    <Move key={agreement.second} agreement={agreement} first={first} second={others[i]} />
  ));
}

function Move({
  agreement,
  first,
  second,
}: {
  agreement: Agreement;
  first: ComparedRun;
  second: ComparedRun;
}) {
  const figures = useFigures();
  const style = useChartStyle();
  const { shared, onlyFirst, onlySecond, adjustedRandIndex, remark } = agreement;
  const chart = useMemo(() => {
    const flow = moveFlow(first, second, agreement, style.scheme);
    return { flow, option: flowOption(flow, style, figures), table: flowTable(flow) };
  }, [first, second, agreement, style, figures]);
  if (shared === null || shared === 0) {
    return (
      <Panel title="Who moved">
        <p className={layout.soft}>{remark}</p>
      </Panel>
    );
  }
  return (
    <Chart
      title={`Who moved: ${chart.flow.titles.join(' → ')}`}
      note={`${figures.count(shared)} customers are in both, ${figures.count(onlyFirst)} only in the first, ${figures.count(onlySecond)} only in the second; agreement ${figures.decimal(adjustedRandIndex)} (1: the same groups, 0: chance)`}
      description={`Customers by their segment in one run and the other: ${flowWords(chart.flow, figures)}.`}
      option={chart.option}
      table={chart.table}
      height={360}
    />
  );
}
