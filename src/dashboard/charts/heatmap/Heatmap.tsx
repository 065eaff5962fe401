import { Switch } from '@mantine/core';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { Panel } from '../../app/Panel.tsx';
import { segmentPath } from '../../app/paths.ts';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import { SegmentDot } from '../../app/SegmentDot.tsx';
import { inkOn } from '../../theme/contrast.ts';
import { useScheme } from '../../theme/scheme.ts';
import {
  heatColour,
  heatColumns,
  heatTable,
  moved,
  type HeatColumn,
  type Position,
} from './cells.ts';
import classes from './Heatmap.module.css';

/** So many columns are broad enough for their names. */
const fewColumns = 9;

/** How each segment differs from all customers, feature by feature. Arrow keys walk through the cells. */
export function Heatmap({ only }: { only?: string }) {
  const run = useCurrentRun();
  const [withOthers, setWithOthers] = useState(false);
  const columns = useMemo(() => heatColumns(run, withOthers), [run, withOthers]);
  const hasOthers = run.segments[0]?.profile.features.some(({ clustered }) => !clustered);
  return (
    <Panel
      title="Segment profile"
      note="in standard deviations from all customers"
      figures={() => heatTable(run, columns)}
      actions={
        hasOthers && (
          <Switch
            label="Also what only describes"
            checked={withOthers}
            onChange={(event) => setWithOthers(event.currentTarget.checked)}
          />
        )
      }
    >
      <HeatTable key={String(withOthers)} columns={columns} only={only} />
    </Panel>
  );
}

function HeatTable({
  columns,
  only,
}: {
  columns: readonly HeatColumn[];
  only: string | undefined;
}) {
  const { runId, segments } = useCurrentRun();
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<Position>({ row: 0, column: 0 });
  const [isShown, setShown] = useState(false);
  const walk = (event: KeyboardEvent) => {
    const next = moved(at, event.key, { row: segments.length, column: columns.length });
    if (next === null) return;
    event.preventDefault();
    setAt(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.row}-${next.column}"]`)?.focus();
  };
  return (
    <>
      <div className={classes.scroll}>
        <table className={classes.table} role="grid" aria-label="Segment profile" ref={table}>
          <thead>
            <tr>
              <th scope="col" className={classes.corner}>
                Segment
              </th>
              {columns.map(({ feature, label }) => (
                <th key={feature} scope="col" className={classes.feature}>
                  <bdi className={columns.length > fewColumns ? classes.upright : undefined}>
                    {label}
                  </bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {segments.map((segment, row) => (
              <tr key={segment.id} data-here={only === segment.id}>
                <th scope="row" className={classes.segment}>
                  <span className={classes.named}>
                    <SegmentDot place={row} />
                    <Link href={segmentPath(runId, segment.id)}>
                      <bdi>{segment.name}</bdi>
                    </Link>
                  </span>
                </th>
                {columns.map((column, place) => (
                  <Cell
                    key={column.feature}
                    column={column}
                    position={{ row, column: place }}
                    isStop={at.row === row && at.column === place}
                    enter={(position) => {
                      setAt(position);
                      setShown(true);
                    }}
                    walk={walk}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes.told} aria-live="polite">
        {isShown && <CellWords column={columns[at.column]} row={at.row} />}
        {!isShown &&
          'Point at a cell, or walk through them with the arrow keys, to read its figures.'}
      </p>
    </>
  );
}

function Cell({
  column,
  position,
  isStop,
  enter,
  walk,
}: {
  column: HeatColumn;
  position: Position;
  isStop: boolean;
  enter: (position: Position) => void;
  walk: (event: KeyboardEvent) => void;
}) {
  const figures = useFigures();
  const scheme = useScheme();
  const { z } = column.cells[position.row];
  const background = heatColour(z, scheme);
  return (
    <td
      role="gridcell"
      tabIndex={isStop ? 0 : -1}
      data-cell={`${position.row}-${position.column}`}
      className={classes.cell}
      style={{ background, color: inkOn(background) }}
      onFocus={() => enter(position)}
      onMouseEnter={() => enter(position)}
      onKeyDown={walk}
    >
      {figures.signed(z)}
    </td>
  );
}

function CellWords({ column, row }: { column: HeatColumn | undefined; row: number }) {
  const { segments } = useCurrentRun();
  const figures = useFigures();
  if (column === undefined) return null;
  const { mean, overall, z } = column.cells[row];
  return (
    <>
      <bdi>{column.label}</bdi> of <bdi>{segments[row].name}</bdi>:{' '}
      {figures.value(mean, column.unit)} on average, {figures.value(overall, column.unit)} over all
      customers ({figures.signed(z)} standard deviations)
    </>
  );
}
