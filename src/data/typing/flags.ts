import { text, texts } from '../quoting.ts';
import type { Reading, SpecOf } from './reading.ts';

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
  return readFlags({ kind: 'flag', ...pair });
}

/** Reads a yes/no column written in these two words. */
export function readFlags(spec: SpecOf<'flag'>): Reading {
  const { yes, no } = spec;
  return {
    type: 'flag',
    format: `${yes}/${no}`,
    spec,
    neededShare: 1,
    value: (column) =>
      `CASE WHEN lower(trim(${column})) IN ${texts([yes, no])} THEN lower(trim(${column})) = ${text(yes)} END`,
  };
}
