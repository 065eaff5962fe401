/** What one size took. */
export interface Measured {
  readonly rows: number;
  readonly sourceMegabytes: number | null;
  readonly ms: number;
  readonly megabytes: number | null;
  readonly cpuMs: number | null;
}

/** A table in Markdown, a line a size. */
export function tellMeasured(measured: readonly Measured[]): string {
  const whole = (value: number | null): string =>
    value === null ? '-' : Math.round(value).toLocaleString('en');
  const seconds = (ms: number | null): string => (ms === null ? '-' : (ms / 1000).toFixed(1));
  const lines = measured.map(
    ({ rows, sourceMegabytes, ms, megabytes, cpuMs }) =>
      `| ${whole(rows)} | ${whole(sourceMegabytes)} | ${seconds(ms)} | ${seconds(cpuMs)} | ${cpuMs === null ? '-' : ((1000 * cpuMs) / rows).toFixed(2)} | ${whole(megabytes)} |`,
  );
  return [
    '| rows | source MB | wall s | CPU s | CPU µs a row | peak MB |',
    '|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}
