import {
  largestSeed,
  resolveOptions,
  type Given,
  type OptionSpecs,
  type Resolved,
} from '../../options/index.ts';

const numberSpecs = {
  nComponents: {
    kind: 'integer',
    default: 2,
    min: 1,
    max: 100,
    sentence: 'dimensions of the map',
  },
  nNeighbors: {
    kind: 'integer',
    default: 15,
    min: 2,
    max: 200,
    sentence:
      'rows, itself counted, that each row is held to; few show the fine structure, many the broad one',
  },
  minDist: {
    kind: 'number',
    default: 0.1,
    min: 0,
    max: 10,
    sentence: 'distance on the map below which rows come no closer',
  },
  spread: {
    kind: 'number',
    default: 1,
    min: 0.01,
    max: 10,
    sentence: 'scale of the map: how far apart groups are beside minDist',
  },
  negativeSampleRate: {
    kind: 'integer',
    default: 5,
    min: 0,
    max: 100,
    sentence: 'rows that push a row away each time that a neighbour draws it near',
  },
  learningRate: {
    kind: 'number',
    default: 1,
    min: 0,
    max: 100,
    sentence: 'length of the first steps; they shorten to 0 evenly',
  },
  seed: {
    kind: 'integer',
    default: 42,
    min: 0,
    max: largestSeed,
    sentence: 'same seed, same map',
  },
} as const satisfies OptionSpecs;

const epochSpecs = {
  nEpochs: {
    kind: 'integer',
    min: 0,
    max: 100_000,
    sentence:
      'passes over all pairs of neighbours; 500 up to 10,000 rows and 200 above when not given, 0 leaves the rows where the principal components put them',
  },
} as const satisfies OptionSpecs;

/** The options of UMAP: default, range and sentence of each stand here alone. */
export const umapOptionSpecs = { ...numberSpecs, ...epochSpecs } as const;

/** Options of UMAP as a caller gives them. */
export type UmapOptions = Given<typeof numberSpecs> & Partial<Resolved<typeof epochSpecs>>;

/** Options of UMAP, every default filled in. */
export type UmapSettings = Resolved<typeof umapOptionSpecs>;

/**
 * Fills in the defaults of {@link umapOptionSpecs} and checks what was given.
 *
 * @throws TypeError or RangeError that names the option, the value and what is allowed.
 */
export function resolveUmapOptions(options: UmapOptions, nSamples: number): UmapSettings {
  const nEpochs = options.nEpochs ?? (nSamples <= 10_000 ? 500 : 200);
  return resolveOptions(umapOptionSpecs, { ...options, nEpochs });
}
