import { useState } from 'react';
import { useFigures } from '../../app/runContext.ts';
import type { ChartTable } from './chartTable.ts';
import classes from './Figures.module.css';

/** A chart's figures as a table, folded until someone asks. */
export function Figures({ table, caption }: { table: ChartTable; caption: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={classes.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={classes.summary}>Show the figures</summary>
      {isOpen && <FigureTable table={table} caption={caption} />}
    </details>
  );
}

function FigureTable({ table, caption }: { table: ChartTable; caption: string }) {
  const figures = useFigures();
  return (
    // A region that scrolls must be reachable by keyboard.
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={caption}>
      <table className={classes.table}>
        <caption className={classes.caption}>{caption}</caption>
        <thead>
          <tr>
            {table.columns.map((column, i) => (
              <th key={i} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) => (
                <td key={j}>
                  {typeof cell === 'string' ? <bdi>{cell}</bdi> : figures.value(cell, 'none')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
