import type { ReadingSpec } from '../../contract/index.ts';
import { readDates } from './dates.ts';
import { readFlags } from './flags.ts';
import { readNumbers } from './numbers.ts';
import { asText, type Reading } from './reading.ts';
import { readTimes } from './times.ts';

/** The reading that a spec describes, for rows that come later than those it was found on. */
export function readingFrom(spec: ReadingSpec, format: string | null): Reading {
  if (spec.kind === 'number') return readNumbers(spec, format);
  if (spec.kind === 'flag') return readFlags(spec);
  if (spec.kind === 'time') return readTimes(spec);
  return spec.kind === 'date' ? readDates(spec) : asText;
}
