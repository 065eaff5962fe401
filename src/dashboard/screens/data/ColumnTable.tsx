import { useMemo } from 'react';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import { roleWords } from '../../app/roleWords.ts';
import { type ColumnRow, columnRows } from './columnRows.ts';
import classes from './ColumnTable.module.css';
import { Sparkbars } from './Sparkbars.tsx';

/** Every column of the source. */
export function ColumnTable() {
  const run = useCurrentRun();
  const rows = useMemo(() => columnRows(run), [run]);
  return (
    <Panel title="Columns" note={`${rows.length}`}>
      <div className={layout.scroll} tabIndex={0} role="region" aria-label="Columns">
        <table className={layout.table}>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Role</th>
              <th scope="col">Used</th>
              <th scope="col" className={layout.number}>
                Missing
              </th>
              <th scope="col" className={layout.number}>
                Different values
              </th>
              <th
                scope="col"
                className={layout.number}
                title="Beyond 1.5 times the range of the middle half"
              >
                Far out
              </th>
              <th scope="col">Range or commonest</th>
              <th scope="col">Spread</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.summary.name} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Row({ row }: { row: ColumnRow }) {
  const figures = useFigures();
  const { summary, label, role, reason, isClustered, bins, farOut } = row;
  const { name, type, format, count, missing, invalid, distinct } = summary;
  return (
    <tr>
      <th scope="row">
        <bdi>{label}</bdi>
        {label !== name && (
          <div className={layout.soft}>
            <bdi>{name}</bdi>
          </div>
        )}
      </th>
      <td>
        {roleWords[role]}{' '}
        <span className={layout.soft}>
          {type}
          {format !== null && `, ${format}`}
        </span>
        <div className={layout.soft}>{reason}</div>
      </td>
      <td className={classes.short}>{isClustered ? 'forms segments' : 'describes'}</td>
      <td className={layout.number}>
        {figures.count(missing)}
        <div className={layout.soft}>
          {figures.percent(shareOf(missing, count + missing), 1)}
          {invalid > 0 && `, ${figures.count(invalid)} invalid`}
        </div>
      </td>
      <td className={layout.number}>{figures.count(distinct)}</td>
      <td className={layout.number}>{figures.percent(farOut)}</td>
      <td className={classes.short}>
        <Range row={row} />
      </td>
      <td>{bins !== null && <Sparkbars counts={bins} />}</td>
    </tr>
  );
}

function Range({ row }: { row: ColumnRow }) {
  const figures = useFigures();
  const { min, median, max, topValues } = row.summary;
  if (min !== null && max !== null) {
    return (
      <>
        {figures.value(min, 'none')} to {figures.value(max, 'none')}
        <div className={layout.soft}>median {figures.value(median, 'none')}</div>
      </>
    );
  }
  if (topValues.length === 0) return <>–</>;
  return (
    <>
      {topValues.slice(0, 3).map(({ value, count }) => (
        <div key={value}>
          <bdi>{value}</bdi> <span className={layout.soft}>{figures.count(count)}</span>
        </div>
      ))}
    </>
  );
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
