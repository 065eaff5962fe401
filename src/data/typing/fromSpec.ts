import type { ReadingSpec } from '../../contract/index.ts';
import { readDates } from './dates.ts';
import { readFlags } from './flags.ts';
import { readNumbers } from './numbers.ts';
import { asText, type Reading } from './reading.ts';
import { readTimes } from './times.ts';

/** The reading that a spec describes, for rows that come later than those it was found on. */
export function readingFrom(spec: ReadingSpec, format: string | null): Reading {
  switch (spec.kind) {
    case 'number':
      return readNumbers(spec, format);
    case 'flag':
      return readFlags(spec);
    case 'time':
      return readTimes(spec);
    case 'date':
      return readDates(spec);
    case 'text':
      return asText;
  }
}
