import { z } from 'zod';

/**
 * How the text of a column was read, exactly enough to read new rows of it in the same way. `format` of a
 * column summary says the same to people.
 */
export const readingSchema = z.union([
  z.object({ kind: z.literal('text') }),
  z.object({
    kind: z.literal('number'),
    decimalMark: z.enum(['point', 'comma']),
    /** Currency signs, percent signs, spaces or apostrophes stand around or inside the digits. */
    adorned: z.boolean(),
    /** Digits and a decimal point alone: nothing groups thousands. */
    plain: z.boolean(),
    /** Kept as whole numbers. */
    whole: z.boolean(),
  }),
  /** Two words, in lower case. */
  z.object({ kind: z.literal('flag'), yes: z.string(), no: z.string() }),
  /** `14:05[:33]`, or the digits of it run together: 140533. */
  z.object({ kind: z.literal('time'), form: z.enum(['clock', 'run-together']) }),
  z.object({
    kind: z.literal('date'),
    form: z.enum(['year-first', 'month-name', 'digits']),
    withTime: z.boolean(),
    twoDigitYears: z.boolean(),
  }),
  z.object({
    kind: z.literal('date'),
    form: z.literal('year-last'),
    separator: z.string(),
    order: z.enum(['day first', 'month first']),
    twoDigitYears: z.boolean(),
    withTime: z.boolean(),
    /** ISO date on which the century of two-digit years ends; null for 1969..2068. */
    newest: z.string().nullable(),
  }),
]);
export type ReadingSpec = z.infer<typeof readingSchema>;
