/** Round numbers (1, 2 or 5 times a power of ten) inside [min, max], about `count` of them, ascending. */
export function niceTicks(min: number, max: number, count: number): number[] {
  const span = max - min;
  if (!(span > 0)) return [min];
  const step = niceStep(span / Math.max(1, count));
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => round((first + i) * step, step));
}

/** Powers of ten inside [min, max], thinned to at most `count`; `min` must be positive. */
export function powerTicks(min: number, max: number, count: number): number[] {
  const first = Math.ceil(Math.log10(min) - 1e-9);
  const last = Math.floor(Math.log10(max) + 1e-9);
  const every = Math.max(1, Math.ceil((last - first + 1) / count));
  const length = Math.max(0, Math.floor((last - first) / every) + 1);
  return Array.from({ length }, (_, i) => 10 ** (first + i * every));
}

function niceStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const lead = raw / power;
  if (lead < Math.SQRT2) return power;
  if (lead < Math.sqrt(10)) return 2 * power;
  return lead < Math.sqrt(50) ? 5 * power : 10 * power;
}

function round(value: number, step: number): number {
  const digits = Math.max(0, Math.ceil(-Math.log10(step)) + 1);
  return Number(value.toFixed(Math.min(20, digits)));
}

/**
 * Where `value` falls among ascending `edges`, counted in bins: 0 at the first edge, 1 at the
 * second. Inside a bin the place is linear, or in the ratio where the bin grows by a factor.
 * Values outside are held at the ends.
 */
export function binPosition(
  edges: readonly number[],
  value: number,
  spacing: 'linear' | 'log',
): number {
  const last = edges.length - 1;
  if (value <= edges[0]) return 0;
  if (value >= edges[last]) return last;
  const upper = edges.findIndex((edge) => edge > value);
  const [from, to] = [edges[upper - 1], edges[upper]];
  const byRatio = spacing === 'log' && from > 0;
  const part = byRatio
    ? Math.log(value / from) / Math.log(to / from)
    : (value - from) / (to - from);
  return upper - 1 + part;
}

/** A coordinate short enough for a file that is sent around: one decimal. */
export function short(coordinate: number): string {
  return String(Math.round(coordinate * 10) / 10);
}
