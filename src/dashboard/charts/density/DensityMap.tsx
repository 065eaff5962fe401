import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Box, Grid } from '../../crossfilter/index.ts';
import { useSegmentColours } from '../../theme/scheme.ts';
import { boxAfterKey, boxBetween, cellAt, frameOf, type Spot } from './boxes.ts';
import classes from './DensityMap.module.css';
import { MapLabels, type MapLabel } from './MapLabels.tsx';
import { cellSums, type Cells } from './option.ts';
import { paintCells } from './paintCells.ts';

/** Customers in a plane: each cell in the colours of its segments, names at their centres, a box to choose by. */
export function DensityMap({
  grid,
  cells,
  labels,
  description,
  count,
  box,
  onBox,
}: {
  grid: Grid;
  cells: Cells;
  /** In the order of `segments`. */
  labels: readonly MapLabel[];
  /** What the picture shows, in a sentence. */
  description: string;
  count: (n: number) => string;
  box: Box | null;
  /** Null where no box can be drawn. */
  onBox: ((box: Box | null) => void) | null;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const sums = useMemo(() => cellSums(cells), [cells]);
  const [hovered, setHovered] = useState<Spot | null>(null);
  const from = useRef<Spot | null>(null);
  const colourAt = useSegmentColours();
  const fills = labels.map((_, place) => colourAt(place).fill).join();

  useEffect(() => {
    if (canvas.current !== null) paintCells(canvas.current, cells, fills.split(','));
  }, [cells, fills]);

  function move(event: PointerEvent<HTMLElement>): void {
    const spot = spotUnder(event);
    setHovered(spot);
    if (from.current !== null) onBox?.(boxBetween(grid, from.current, spot));
  }

  function press(event: KeyboardEvent): void {
    if (onBox === null) return;
    const next = event.key === 'Escape' ? null : boxAfterKey(grid, box, event.key, event.shiftKey);
    if (next === null && event.key !== 'Escape') return;
    event.preventDefault();
    onBox(next);
  }

  return (
    <div className={classes.map}>
      <canvas
        ref={canvas}
        width={cells.nx}
        height={cells.ny}
        className={classes.canvas}
        role="img"
        aria-label={description}
      />
      <MapLabels grid={grid} labels={labels} />
      <div
        className={onBox === null ? classes.surface : classes.drawable}
        {...(onBox === null ? {} : { role: 'group', tabIndex: 0, 'aria-label': boxWords })}
        onPointerDown={(event) => {
          if (event.button !== 0 || onBox === null) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          from.current = spotUnder(event);
        }}
        onPointerMove={move}
        onPointerUp={() => (from.current = null)}
        onPointerCancel={() => (from.current = null)}
        onPointerLeave={() => setHovered(null)}
        onKeyDown={press}
      >
        {box !== null && <BoxFrame grid={grid} box={box} />}
      </div>
      <p className={classes.readout}>
        {hovered === null ? '\u00a0' : hoverWords(grid, sums, hovered, count)}
      </p>
    </div>
  );
}

const boxWords =
  'Box on the map: arrow keys move it, with Shift they move its upper right corner, Escape takes it away';

function BoxFrame({ grid, box }: { grid: Grid; box: Box }) {
  const { left, top, width, height } = frameOf(grid, box);
  return (
    <div
      className={classes.box}
      style={{
        left: percent(left),
        top: percent(top),
        width: percent(width),
        height: percent(height),
      }}
    />
  );
}

function percent(share: number): string {
  return `${100 * share}%`;
}

function spotUnder(event: PointerEvent<HTMLElement>): Spot {
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
  return { left: (event.clientX - left) / width, top: (event.clientY - top) / height };
}

function hoverWords(
  grid: Grid,
  sums: Float64Array,
  spot: Spot,
  count: (n: number) => string,
): string {
  const { column, row } = cellAt(grid, spot);
  return `${count(sums[row * grid.nx + column])} customers here`;
}
