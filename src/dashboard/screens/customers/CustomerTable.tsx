import type { CustomerRow } from '../../../contract/index.ts';
import { segmentAt, useCurrentRun } from '../../app/runContext.ts';
import { SegmentDot } from '../../app/SegmentDot.tsx';
import type { ListColumn } from './cells.ts';
import classes from './CustomerTable.module.css';
import { nextSort, type Sort } from './customersUrl.ts';

/** Customers as rows; heads sort, boxes pick. */
export function CustomerTable({
  rows,
  columns,
  sort,
  onSort,
  picked,
  mayPick,
  onPick,
}: {
  rows: readonly CustomerRow[];
  columns: readonly ListColumn[];
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
  picked: ReadonlySet<string>;
  /** Whether one more may be picked. */
  mayPick: boolean;
  onPick: (row: CustomerRow) => void;
}) {
  const head = (name: string, label: string, isNumber: boolean) => (
    <Head key={name} name={name} label={label} isNumber={isNumber} sort={sort} onSort={onSort} />
  );
  return (
    // A region that scrolls must be reachable by keyboard.
    <div className={classes.scroll} tabIndex={0} role="region" aria-label="Customers">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">
              <span className={classes.hidden}>Compare</span>
            </th>
            {head('customer_id', 'Customer', false)}
            {head('segment', 'Segment', false)}
            {columns.map(({ name, label, isNumber }) => head(name, label, isNumber))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.customerId} data-picked={picked.has(row.customerId) || undefined}>
              <td>
                <input
                  type="checkbox"
                  aria-label={`Compare customer ${row.customerId.slice(0, 80)}`}
                  checked={picked.has(row.customerId)}
                  disabled={!mayPick && !picked.has(row.customerId)}
                  onChange={() => onPick(row)}
                />
              </td>
              <th scope="row">
                <bdi>{row.customerId}</bdi>
              </th>
              <td>
                <SegmentName row={row} />
              </td>
              {columns.map(({ name, isNumber, text }) => (
                <td key={name} className={isNumber ? classes.number : undefined}>
                  {isNumber ? text(row) : <bdi>{text(row)}</bdi>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A customer's segment in its colour; the name as it is now, after people changed it. */
export function SegmentName({ row }: { row: CustomerRow }) {
  const found = segmentAt(useCurrentRun(), row.segmentId);
  return (
    <span className={classes.segment}>
      {found !== null && <SegmentDot place={found.place} />}
      <bdi className={classes.name}>{found?.segment.name ?? row.segment}</bdi>
    </span>
  );
}

function Head({
  name,
  label,
  isNumber,
  sort,
  onSort,
}: {
  name: string;
  label: string;
  isNumber: boolean;
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
}) {
  const isSorted = sort?.column === name;
  const way = sort?.descending === true ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      className={isNumber ? classes.number : undefined}
      aria-sort={isSorted ? way : undefined}
    >
      <button type="button" className={classes.head} onClick={() => onSort(nextSort(sort, name))}>
        <bdi className={classes.name}>{label}</bdi>
        <span aria-hidden="true">{isSorted ? (way === 'ascending' ? ' ▲' : ' ▼') : ''}</span>
      </button>
    </th>
  );
}
