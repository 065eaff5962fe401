/** Part of a histogram between two stops, start <= end; stop i is the left edge of bin i. */
export interface Brush {
  readonly start: number;
  readonly end: number;
}

export type Handle = keyof Brush;

const steps: ReadonlyMap<string, number> = new Map([
  ['ArrowLeft', -1],
  ['ArrowDown', -1],
  ['ArrowRight', 1],
  ['ArrowUp', 1],
  ['PageDown', -5],
  ['PageUp', 5],
  ['Home', -Infinity],
  ['End', Infinity],
]);

/**
 * The brush after a key on one of its handles; null where the key means nothing. A handle between two stops goes
 * to the next one first, and at least one bin stays between the handles.
 */
export function afterKey(brush: Brush, handle: Handle, key: string, nBins: number): Brush | null {
  const step = steps.get(key);
  if (step === undefined) return null;
  const place = brush[handle];
  const onStop = step < 0 ? Math.ceil(place) : Math.floor(place);
  return afterMove(brush, handle, onStop + step, nBins);
}

/** The brush with one handle at another stop, held inside the histogram and before or behind the other handle. */
export function afterMove(brush: Brush, handle: Handle, stop: number, nBins: number): Brush {
  if (handle === 'start') {
    return { ...brush, start: clamped(stop, 0, Math.max(0, Math.ceil(brush.end) - 1)) };
  }
  return { ...brush, end: clamped(stop, Math.min(nBins, Math.floor(brush.start) + 1), nBins) };
}

/** The brush drawn from one place to another: whole bins, at least the one under the pointer. */
export function drawn(from: number, to: number, nBins: number): Brush {
  const start = clamped(Math.floor(Math.min(from, to)), 0, nBins - 1);
  const end = clamped(Math.ceil(Math.max(from, to)), start + 1, nBins);
  return { start, end };
}

/** The brush pushed along by whole stops, as wide as before; one that stood between stops goes to the nearest ones. */
export function pushed(brush: Brush, by: number, nBins: number): Brush {
  const start = clamped(Math.round(brush.start), 0, nBins - 1);
  const end = clamped(Math.round(brush.end), start + 1, nBins);
  const step = clamped(Math.round(by), -start, nBins - end);
  return { start: start + step, end: end + step };
}

/** What a pointer on the histogram is doing. */
export type Drag =
  | { readonly kind: 'draw'; readonly from: number }
  | { readonly kind: 'push'; readonly from: number; readonly brush: Brush }
  | { readonly kind: 'handle'; readonly handle: Handle; readonly brush: Brush };

/**
 * What a pointer put down begins: near a handle it takes that one, inside a brush it pushes it along, elsewhere and
 * where nothing is brushed yet it draws a new one.
 *
 * @param reach how near a handle counts, in bins
 */
export function dragFrom(place: number, brush: Brush, nBins: number, reach: number): Drag {
  const [toStart, toEnd] = [Math.abs(place - brush.start), Math.abs(place - brush.end)];
  if (Math.min(toStart, toEnd) <= reach) {
    return { kind: 'handle', handle: toStart < toEnd ? 'start' : 'end', brush };
  }
  const isFull = brush.start <= 0 && brush.end >= nBins;
  const isInside = place > brush.start && place < brush.end;
  return isInside && !isFull ? { kind: 'push', from: place, brush } : { kind: 'draw', from: place };
}

/** The brush once the pointer is at `place`. */
export function afterDrag(drag: Drag, place: number, nBins: number): Brush {
  if (drag.kind === 'draw') return drawn(drag.from, place, nBins);
  if (drag.kind === 'push') return pushed(drag.brush, place - drag.from, nBins);
  return afterMove(drag.brush, drag.handle, Math.round(place), nBins);
}

function clamped(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
