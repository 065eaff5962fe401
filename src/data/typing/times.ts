import { wordsOf } from '../names.ts';
import { mostly, typedShare, type Reading, type SpecOf } from './reading.ts';

const clock: Reading = {
  type: 'time',
  format: '%H:%M:%S',
  spec: { kind: 'time', form: 'clock' },
  neededShare: typedShare,
  value: (column) => `TRY_CAST(${column} AS TIME)`,
};

/** Hours, minutes and seconds run together as a number: 93012 is 09:30:12. */
const runTogether: Reading = {
  type: 'time',
  format: '%H%M%S',
  spec: { kind: 'time', form: 'run-together' },
  neededShare: typedShare,
  value: (column) => {
    const digits = `TRY_CAST(${column} AS INTEGER)`;
    return `CASE WHEN ${digits} BETWEEN 0 AND 235959 AND ${digits} // 100 % 100 < 60 AND ${digits} % 100 < 60
      THEN make_time(${digits} // 10000, ${digits} // 100 % 100, CAST(${digits} % 100 AS DOUBLE)) END`;
  },
};

/** Reads times of day written in this form. */
export function readTimes({ form }: SpecOf<'time'>): Reading {
  return form === 'clock' ? clock : runTogether;
}

/** A time of day: `14:05[:33]`, or HHMMSS where the column's name says time and half the values have five digits or more. */
export function timeReading(columnName: string, sample: readonly string[]): Reading | null {
  if (mostly(sample, (value) => /^\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(value))) return clock;
  const long = sample.filter((value) => value.length >= 5).length;
  const named = wordsOf(columnName).some((word) => word === 'time' || word.endsWith('time'));
  const looksRight = mostly(sample, (value) =>
    /^(([01]?\d|2[0-3])[0-5]\d|[0-5]?\d)?[0-5]?\d$/.test(value),
  );
  return named && looksRight && long * 2 >= sample.length ? runTogether : null;
}
