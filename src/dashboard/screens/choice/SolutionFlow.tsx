import { NativeSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import { Chart, useChartStyle } from '../../charts/frame/index.ts';
import { flowOption, flowTable, flowWords } from '../../charts/flow/option.ts';
import { solutionFlow, solutionsAround } from '../../charts/flow/solutionFlow.ts';

/** Three numbers of segments beside each other, and where the customers go between them. */
export function SolutionFlow() {
  const run = useCurrentRun();
  const figures = useFigures();
  const style = useChartStyle();
  const [middle, setMiddle] = useState(run.selection.chosen.k);
  const chart = useMemo(() => {
    const shown = solutionsAround(run, middle);
    const flow = solutionFlow(run, shown, style.scheme);
    const agreements = shown
      .slice(0, -1)
      .map(({ agreementWithNext }) => figures.decimal(agreementWithNext))
      .join(' and ');
    const [option, table] = [flowOption(flow, style, figures), flowTable(flow)];
    return { flow, agreements, option, table };
  }, [run, middle, style, figures]);
  if (run.solutions.length < 2) return null;
  return (
    <>
      <NativeSelect
        label="Compare the numbers of segments around"
        maw={340}
        value={String(middle)}
        data={run.solutions.map(({ k }) => String(k))}
        onChange={(event) => setMiddle(Number(event.currentTarget.value))}
      />
      <Chart
        title={chart.flow.titles.join(' → ')}
        note={`agreement ${chart.agreements} (1: the same groups, 0: chance); groups are named by the segment that most of them is in`}
        description={`Flow between solutions, agreement ${chart.agreements}: ${flowWords(chart.flow, figures)}.`}
        option={chart.option}
        table={chart.table}
        height={380}
      />
    </>
  );
}
