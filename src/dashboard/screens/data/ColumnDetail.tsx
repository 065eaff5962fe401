import { Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import layout from '../../app/layout.module.css';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import { columnBars, columnOption, columnTable } from '../../charts/column/option.ts';
import { Chart, useChartStyle } from '../../charts/frame/index.ts';
import { type ColumnRow, columnRows } from './columnRows.ts';

/** One column at a time: how its values spread, and which are far out. */
export function ColumnDetail() {
  const run = useCurrentRun();
  const rows = useMemo(() => columnRows(run).filter(({ bins }) => bins !== null), [run]);
  const [chosen, setChosen] = useState<string | null>(null);
  const row = rows.find(({ summary }) => summary.name === chosen) ?? rows[0];
  if (row === undefined) return null;
  return (
    <section className={layout.column} aria-label="One column at a time">
      <Select
        label="Column"
        maw={340}
        searchable
        allowDeselect={false}
        value={row.summary.name}
        data={rows.map(({ summary, label }) => ({ value: summary.name, label }))}
        onChange={setChosen}
      />
      <Spread row={row} />
    </section>
  );
}

function Spread({ row: { summary, label, farOut } }: { row: ColumnRow }) {
  const { distributions } = useCurrentRun();
  const figures = useFigures();
  const style = useChartStyle();
  const distribution = distributions.find(({ feature }) => feature === summary.name);
  const chart = useMemo(() => {
    const bars = columnBars(summary, distribution, figures);
    return {
      bars,
      option: columnOption(bars, distribution, style, figures),
      table: columnTable(bars),
    };
  }, [summary, distribution, style, figures]);
  const unit = distribution?.unit ?? 'none';
  const told =
    distribution === undefined
      ? `${figures.count(summary.distinct)} different values`
      : `mean ${figures.value(summary.mean, unit)}, median ${figures.value(summary.median, unit)}, middle half ${figures.value(summary.q1, unit)} to ${figures.value(summary.q3, unit)}, skewness ${figures.decimal(summary.skewness, 1)}, ${figures.percent(farOut)} far out`;
  return (
    <Chart
      title={`${label}: distribution`}
      note={`${told}${distribution?.spacing === 'log' ? '; bins grow by a factor' : ''}`}
      description={`Distribution of ${label} over all customers: ${told}.`}
      option={chart.option}
      table={chart.table}
    />
  );
}
