import { z } from 'zod';
import {
  algorithmNames,
  algorithms,
  algorithmNameSchema,
  type AlgorithmInput,
  type AlgorithmName,
} from './algorithms.ts';
import { roleSchema, shapeSchema } from './dataset.ts';
import { embedSchema } from './embedding.ts';
import { preparationOptions } from './preparation.ts';

const kWords =
  'write a whole number such as 4, a range with the smaller number first such as 2..10, or auto';

/** `auto`, one number, or a range: 4, "2..10". */
export const kSchema = z.union(
  [
    z.literal('auto'),
    z.number(kWords).int(kWords).min(1, kWords),
    z
      .string()
      .regex(/^\d+\.\.\d+$/, kWords)
      .refine((text) => isAscending(rangeOf(text)), kWords),
  ],
  kWords,
);

function rangeOf(text: string): [from: number, to: number] {
  const [from, to] = text.split('..').map(Number);
  return [from ?? 0, to ?? 0];
}

function isAscending([from, to]: [from: number, to: number]): boolean {
  return from >= 1 && from <= to;
}

const algorithmWords = `write one of ${algorithmNames.join(', ')}, several of them, or auto`;

/** One algorithm, several to try, or `auto`: all that fit the data. */
export const algorithmSchema = z.union(
  [
    z.literal('auto'),
    algorithmNameSchema,
    z.array(algorithmNameSchema, algorithmWords).min(1, algorithmWords),
  ],
  algorithmWords,
);

function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

/** Everything that decides a run. Each option has its default, its range and its sentence here alone. */
export const segmentConfigSchema = z.strictObject({
  source: z
    .string()
    .min(1)
    .describe(
      'what to read: a file (CSV, TSV, Parquet, JSON, Excel, SQLite, DuckDB, plain or packed), a pattern of files, or postgres://…',
    ),
  shape: z
    .union([shapeSchema, z.literal('auto')])
    .default('auto')
    .describe('what one row stands for'),
  id: z.string().nullable().default(null).describe('column that identifies the customer'),
  roles: z
    .record(z.string(), roleSchema)
    .default({})
    .describe('role of a column, where the one found is wrong'),
  markers: z
    .enum(['auto', 'none'])
    .default('auto')
    .describe('whether values such as "unknown" become missing'),
  dates: z
    .enum(['auto', 'day-first', 'month-first'])
    .default('auto')
    .describe('which comes first in dates such as 3/4/2026 that fit both'),
  inspect: z
    .enum(['auto', 'none'])
    .default('auto')
    .describe(
      'whether the report also shows what is in the source; auto does up to 5,000,000 rows',
    ),
  features: z
    .array(z.string())
    .nullable()
    .default(null)
    .describe('columns to cluster on, and no others'),
  exclude: z.array(z.string()).default([]).describe('columns never to cluster on'),
  impute: z
    .enum(['mean', 'median', 'mode', 'drop'])
    .default('median')
    .describe('what replaces a missing number'),
  outliers: z
    .enum(['none', 'winsorize'])
    .default('none')
    .describe('whether extreme values are held at the 1st and 99th percentile'),
  transform: z
    .enum(['none', 'log1p', 'yeo-johnson', 'auto'])
    .default('auto')
    .describe('what is done about heavy tails'),
  scale: z
    .enum(['standard', 'robust', 'minmax', 'none'])
    .default('standard')
    .describe('how features are brought to one scale'),
  ...preparationOptions,
  algorithm: algorithmSchema.default('kmeans').describe('how customers are grouped'),
  embed: embedSchema
    .default('none')
    .describe('how features are condensed first: pca:0.9, pca:5, autoencoder:10 or none'),
  k: kSchema.default('auto').describe('how many segments: 4, 2..10, or auto'),
  minSegmentShare: z
    .number()
    .min(0)
    .max(0.5)
    .nullable()
    .default(null)
    .describe('refuse segments with a smaller share of the customers, such as 0.02'),
  mergeTo: z
    .number()
    .int()
    .min(2)
    .nullable()
    .default(null)
    .describe('merge the segments that are found into so many broader ones'),
  covarianceType: z
    .enum(['full', 'tied', 'diag', 'spherical'])
    .default('full')
    .describe('shape of the components of a Gaussian mixture'),
  regCovar: z
    .number()
    .min(0)
    .max(1e6)
    .default(1e-6)
    .describe('added to every variance of a Gaussian mixture'),
  gamma: z
    .number()
    .positive()
    .max(1e6)
    .nullable()
    .default(null)
    .describe(
      'what a category that differs weighs against a squared difference of 1, for k-prototypes; found from the numbers when not given',
    ),
  minClusterSize: z
    .number()
    .int()
    .min(2)
    .nullable()
    .default(null)
    .describe('customers that a dense group needs at least, for HDBSCAN; 1% of all when not given'),
  map: z
    .enum(['pca', 'umap'])
    .default('pca')
    .describe('what the customer map is drawn by; umap shows neighbours better and takes longer'),
  nInit: z.number().int().min(1).max(1000).default(10).describe('restarts of each fit'),
  seed: z.number().int().min(0).max(4294967295).default(42).describe('same seed, same bytes'),
  threads: z
    .number()
    .int()
    .min(1)
    .max(256)
    .nullable()
    .default(null)
    .describe('worker threads (default: one a core); never changes the result'),
  memory: z
    .string()
    .regex(/^\d+(\.\d+)? ?[MG]B$/i, 'write a size such as 500MB or 2GB')
    .nullable()
    .default(null)
    .describe(
      'most memory for reading and aggregating, e.g. 2GB; the rest goes to disk (default: four fifths of the machine, 1GB for minibatch-kmeans)',
    ),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'write three capital letters such as EUR')
    .nullable()
    .default(null)
    .describe('ISO 4217 code of amounts; found from the headers when not given'),
  locale: z
    .string()
    .refine(isLanguageTag, 'write a language tag such as de-DE')
    .nullable()
    .default(null)
    .describe('how numbers are written, e.g. de-DE; from the environment when not given'),
  playbook: z
    .string()
    .nullable()
    .default(null)
    .describe('file of naming rules and strategies to use instead of the built-in one'),
});
/** A run's options, every default filled in. */
export type SegmentConfig = z.infer<typeof segmentConfigSchema>;
/** A run's options as a caller gives them: only `source` is needed. */
export type SegmentOptions = z.input<typeof segmentConfigSchema>;

/** The ks to try, ascending; `auto` is 2..10. */
export function candidateKs(k: SegmentConfig['k']): number[] {
  if (typeof k === 'number') return [k];
  const [from, to] = rangeOf(k === 'auto' ? '2..10' : k);
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** Tried by `auto`; mini-batches are for more customers than fit in memory, and otherwise the same as K-means. */
const triedUnasked: readonly AlgorithmName[] = algorithmNames.filter(
  (name) => name !== 'minibatch-kmeans',
);

/** The algorithms to try: those named, or all that take the input where the choice is left open. */
export function candidateAlgorithms(
  algorithm: SegmentConfig['algorithm'],
  input: AlgorithmInput = 'numbers',
): AlgorithmName[] {
  if (algorithm === 'auto') return triedUnasked.filter((name) => algorithms[name].takes === input);
  return typeof algorithm === 'string' ? [algorithm] : [...new Set(algorithm)];
}
