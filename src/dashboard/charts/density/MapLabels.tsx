import { useLayoutEffect, useRef } from 'react';
import type { Grid } from '../../crossfilter/index.ts';
import { segmentFill } from '../../theme/segmentColours.ts';
import { apart } from './apart.ts';
import { spotOf } from './boxes.ts';
import classes from './DensityMap.module.css';

/** A segment on the map. */
export interface MapLabel {
  readonly name: string;
  readonly centre: readonly [x: number, y: number];
}

/** The names of segments at their centres, moved apart where they would cover each other. */
export function MapLabels({ grid, labels }: { grid: Grid; labels: readonly MapLabel[] }) {
  const frame = useRef<HTMLDivElement>(null);
  const names = labels.map(({ name }) => name).join('\n');

  useLayoutEffect(() => {
    const { current } = frame;
    if (current === null) return undefined;
    const watcher = new ResizeObserver(() => moveApart(current));
    watcher.observe(current);
    moveApart(current);
    return () => watcher.disconnect();
  }, [grid, names]);

  return (
    <div ref={frame} className={classes.labels}>
      {labels.map(({ name, centre }, place) => {
        const { left, top } = spotOf(grid, centre);
        return (
          <span
            key={place}
            className={classes.label}
            style={{
              left: `${100 * left}%`,
              top: `${100 * top}%`,
              borderColor: segmentFill(place),
            }}
          >
            <bdi>{name}</bdi>
          </span>
        );
      })}
    </div>
  );
}

function moveApart(frame: HTMLElement): void {
  const labels = [...frame.querySelectorAll<HTMLElement>(':scope > span')];
  const boxes = labels.map(
    ({ offsetLeft, offsetTop, offsetWidth: width, offsetHeight: height }) => ({
      left: offsetLeft - width / 2,
      top: offsetTop - height / 2,
      width,
      height,
    }),
  );
  const shifts = apart(boxes, { width: frame.clientWidth, height: frame.clientHeight });
  for (const [i, { x, y }] of shifts.entries()) {
    labels[i].style.translate = `${x}px ${y}px`;
  }
}
