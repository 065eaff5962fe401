import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { CustomerRow } from '../../../contract/index.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { runPagePath } from '../../app/paths.ts';
import { useCurrentRun } from '../../app/runContext.ts';
import type { ListColumn } from './cells.ts';
import { SegmentName } from './CustomerTable.tsx';

/** Picked customers beside each other: where they belong, why, and what they have. */
export function SideBySide({
  rows,
  columns,
  onPick,
}: {
  rows: readonly CustomerRow[];
  columns: readonly ListColumn[];
  /** Takes a customer out again. */
  onPick: (row: CustomerRow) => void;
}) {
  return (
    <Panel title="Side by side" note="pick up to five customers">
      <div className={layout.scroll} tabIndex={0} role="region" aria-label="Customers side by side">
        <table className={layout.table}>
          <thead>
            <tr>
              <th scope="col">Customer</th>
              {rows.map((row) => (
                <th scope="col" key={row.customerId}>
                  <bdi>{row.customerId}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Line title="Segment" rows={rows} of={(row) => <SegmentName row={row} />} />
            <Line title="Next segment" rows={rows} of={(row) => row.nextSegment ?? '–'} />
            <Line title="Why this one" rows={rows} of={(row) => row.reasons} />
            {columns.map(({ name, label, text }) => (
              <Line key={name} title={label} rows={rows} of={text} />
            ))}
            <Line title="" rows={rows} of={(row) => <Actions row={row} onPick={onPick} />} />
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Line({
  title,
  rows,
  of,
}: {
  title: string;
  rows: readonly CustomerRow[];
  of: (row: CustomerRow) => ReactNode;
}) {
  return (
    <tr>
      <th scope="row">
        <bdi>{title}</bdi>
      </th>
      {rows.map((row) => (
        <td key={row.customerId}>
          <bdi>{of(row)}</bdi>
        </td>
      ))}
    </tr>
  );
}

function Actions({ row, onPick }: { row: CustomerRow; onPick: (row: CustomerRow) => void }) {
  const { runId } = useCurrentRun();
  const [, navigate] = useLocation();
  const { customerId } = row;
  return (
    <span className={layout.row}>
      <Button
        size="compact-xs"
        variant="default"
        // Not in the address: a customer's id is personal data.
        onClick={() => navigate(runPagePath(runId, 'predict'), { state: { customerId } })}
      >
        What if …
      </Button>
      <Button size="compact-xs" variant="subtle" onClick={() => onPick(row)}>
        Take out
      </Button>
    </span>
  );
}
