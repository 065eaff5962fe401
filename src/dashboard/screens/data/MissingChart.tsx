import { useMemo } from 'react';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import { Chart, useChartStyle } from '../../charts/frame/index.ts';
import {
  missingOption,
  missingShares,
  missingTable,
  missingWords,
} from '../../charts/missing/option.ts';
import { columnRows } from './columnRows.ts';

const mostShown = 20;

/** Which columns lack values. */
export function MissingChart() {
  const run = useCurrentRun();
  const figures = useFigures();
  const style = useChartStyle();
  const chart = useMemo(() => {
    const all = missingShares(columnRows(run));
    const shown = all.slice(0, mostShown);
    return { all, shown, option: missingOption(shown, style, figures), table: missingTable(all) };
  }, [run, style, figures]);
  const { all, shown } = chart;
  if (all.length === 0) {
    return (
      <Panel title="Missing values">
        <p className={layout.soft}>No value is missing.</p>
      </Panel>
    );
  }
  const told = shown.map((each) => missingWords(each, figures)).join('; ');
  return (
    <Chart
      title="Missing values"
      note={`${figures.count(all.length)} columns lack some${all.length > mostShown ? `; the ${mostShown} emptiest` : ''}`}
      description={`Share of missing values. ${told}.`}
      option={chart.option}
      table={chart.table}
      height={Math.max(140, 40 + 30 * shown.length)}
    />
  );
}
