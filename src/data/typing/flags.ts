import { texts } from '../quoting.ts';
import type { Reading } from './reading.ts';

const pairs = [
  { yes: 'yes', no: 'no' },
  { yes: 'true', no: 'false' },
  { yes: 'y', no: 'n' },
] as const;

/** A yes/no column. Every value must fit: a third answer would otherwise be lost. */
export function flagReading(sample: readonly string[]): Reading | null {
  const seen = new Set(sample.map((value) => value.toLowerCase()));
  const pair = pairs.find(({ yes, no }) =>
    [...seen].every((value) => value === yes || value === no),
  );
  if (pair === undefined || seen.size === 0) return null;
  return {
    type: 'flag',
    format: `${pair.yes}/${pair.no}`,
    neededShare: 1,
    value: (column) =>
      `CASE WHEN lower(trim(${column})) IN ${texts([pair.yes, pair.no])} THEN lower(trim(${column})) = '${pair.yes}' END`,
  };
}
