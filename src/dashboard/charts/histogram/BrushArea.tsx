import { memo, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { afterDrag, afterKey, dragFrom, type Brush, type Drag, type Handle } from './brush.ts';
import classes from './Histogram.module.css';

/** Pixels around a handle that still take it; a finger is broader than a mouse. */
const reach = { mouse: 7, touch: 18 } as const;

/** The part of a histogram that is brushed: two handles that are sliders, and shade over what is left out. */
export const BrushArea = memo(function BrushArea({
  label,
  nBins,
  brush,
  words,
  onBrush,
  onHover,
}: {
  label: string;
  nBins: number;
  brush: Brush;
  /** Where the handles stand. */
  words: Readonly<Record<Handle, string>>;
  onBrush: (brush: Brush) => void;
  onHover: (bin: number | null) => void;
}) {
  const drag = useRef<Drag | null>(null);

  function placeOf(event: PointerEvent<HTMLElement>): { place: number; binWidth: number } {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return { place: ((event.clientX - left) / width) * nBins, binWidth: width / nBins };
  }

  function begin(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { place, binWidth } = placeOf(event);
    const near = event.pointerType === 'mouse' ? reach.mouse : reach.touch;
    drag.current = dragFrom(place, brush, nBins, near / binWidth);
  }

  function move(event: PointerEvent<HTMLElement>): void {
    const { place } = placeOf(event);
    onHover(Math.min(nBins - 1, Math.max(0, Math.floor(place))));
    if (drag.current !== null) onBrush(afterDrag(drag.current, place, nBins));
  }

  function finish(event: PointerEvent<HTMLElement>): void {
    if (drag.current?.kind === 'draw')
      onBrush(afterDrag(drag.current, placeOf(event).place, nBins));
    drag.current = null;
  }

  function press(event: KeyboardEvent, handle: Handle): void {
    const next = afterKey(brush, handle, event.key, nBins);
    if (next === null) return;
    event.preventDefault();
    onBrush(next);
  }

  const percent = (stop: number) => `${(100 * stop) / nBins}%`;
  const isFull = brush.start <= 0 && brush.end >= nBins;
  return (
    <div
      className={classes.brush}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={finish}
      onPointerCancel={() => (drag.current = null)}
    >
      {!isFull && (
        <>
          <div className={classes.shade} style={{ left: 0, width: percent(brush.start) }} />
          <div className={classes.shade} style={{ left: percent(brush.end), right: 0 }} />
        </>
      )}
      {(['start', 'end'] as const).map((handle) => (
        <div
          key={handle}
          className={classes.handle}
          style={{ left: percent(brush[handle]) }}
          role="slider"
          tabIndex={0}
          aria-label={`${label}, ${handle === 'start' ? 'from' : 'to'}`}
          aria-orientation="horizontal"
          aria-valuemin={0}
          aria-valuemax={nBins}
          aria-valuenow={Math.round(brush[handle])}
          aria-valuetext={words[handle]}
          onKeyDown={(event) => press(event, handle)}
        />
      ))}
    </div>
  );
});
