/** A chart's figures as a table: shown on request, and saved as CSV. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/**
 * The table as CSV (RFC 4180) with a byte order mark, which spreadsheets need to read it as UTF-8. Text that a
 * spreadsheet would take for a formula gets an apostrophe in front; numbers stay numbers.
 */
export function csvOf({ columns, rows }: ChartTable): string {
  const lines = [columns, ...rows].map((row) => row.map(cellOf).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function cellOf(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A file's name made of a title: letters and digits of any script, at most 60 of them. */
export function fileNameOf(title: string, extension: string): string {
  const plain = title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '');
  const name = Array.from(plain).slice(0, 60).join('');
  return `${name === '' ? 'chart' : name.toLowerCase()}.${extension}`;
}
