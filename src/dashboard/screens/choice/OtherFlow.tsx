import { NativeSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import { flowOption, flowTable, flowWords } from '../../charts/flow/option.ts';
import { otherFlow, otherFlows, solutionWords } from '../../charts/flow/otherFlow.ts';
import { Chart, useChartStyle } from '../../charts/frame/index.ts';

/** Where the customers of each segment are when they are grouped in another way, or were before segments were merged. */
export function OtherFlow() {
  const run = useCurrentRun();
  const figures = useFigures();
  const style = useChartStyle();
  const [shown, setShown] = useState(0);
  const flows = useMemo(() => otherFlows(run), [run]);
  const found = flows.at(shown);
  const chart = useMemo(() => {
    if (found === undefined) return null;
    const flow = otherFlow(run, found, style.scheme);
    return { flow, option: flowOption(flow, style, figures), table: flowTable(flow) };
  }, [run, found, style, figures]);
  if (found === undefined || chart === null) return null;
  const { chosen } = run.selection;
  return (
    <>
      {flows.length > 1 && (
        <NativeSelect
          label="Compare with another way of grouping"
          maw={340}
          value={String(shown)}
          data={flows.map(({ first, second }, i) => ({
            value: String(i),
            label: solutionWords(first.algorithm === chosen.algorithm ? second : first),
          }))}
          onChange={(event) => setShown(Number(event.currentTarget.value))}
        />
      )}
      <Chart
        title={chart.flow.titles.join(' → ')}
        note={`agreement ${figures.decimal(found.adjustedRandIndex)} (1: the same groups, 0: chance)`}
        description={`Customers by their group in one way and the other: ${flowWords(chart.flow, figures)}.`}
        option={chart.option}
        table={chart.table}
        height={340}
      />
    </>
  );
}
