import {
  algorithms,
  segmentConfigSchema,
  type AlgorithmInput,
  type AlgorithmName,
} from '../../src/contract/index.ts';
import {
  createInlineExecutor,
  createRandom,
  type Executor,
  type Matrix,
} from '../../src/core/index.ts';
import { emptyPlacement, placerOf, type Placement } from '../../src/segments/index.ts';
import type { FeatureOrigin, SegmentFit } from '../../src/segments/algorithms/algorithm.ts';
import { fitSegments } from '../../src/segments/algorithms/fitSegments.ts';

/** Rows as an algorithm takes them, and the group that each was drawn from. */
export interface World {
  readonly name: AlgorithmName;
  readonly x: Matrix;
  readonly features: readonly FeatureOrigin[];
  readonly groups: Int32Array;
}

const number = (column: string): FeatureOrigin => ({ column, level: null });
const levels = (column: string): FeatureOrigin[] =>
  ['a', 'b', 'c'].map((level) => ({ column, level }));

const features: Readonly<Record<AlgorithmInput, readonly FeatureOrigin[]>> = {
  numbers: [number('f0'), number('f1'), number('f2')],
  mixed: [number('f0'), number('f1'), ...levels('c0'), ...levels('c1')],
  categories: ['c0', 'c1', 'c2', 'c3', 'c4'].flatMap(levels),
};

/** Three groups that stand apart, in the features that the algorithm takes. */
export function worldOf(name: AlgorithmName, nSamples = 90, seed = 1): World {
  const own = features[algorithms[name].takes];
  const random = createRandom(seed);
  const groups = Int32Array.from({ length: nSamples }, (_, i) =>
    i % 2 === 0 ? 0 : 1 + ((i >> 1) % 2),
  );
  const rows = Array.from(groups, (group) => rowOf(own, group, random));
  return { name, x: matrixOf(rows, own.length), features: own, groups };
}

function rowOf(
  own: readonly FeatureOrigin[],
  group: number,
  random: ReturnType<typeof createRandom>,
): number[] {
  const drawn = new Map<string, string>();
  return own.map(({ column, level }, f) => {
    if (level === null) return 12 * Number(group === f % 3) + random.nextGaussian();
    const usual = random.next() < 0.95 ? 'abc'[group] : 'abc'[random.nextInt(3)];
    const value = drawn.get(column) ?? usual;
    drawn.set(column, value);
    return level === value ? 0.5 : 0;
  });
}

export function matrixOf(rows: readonly (readonly number[])[], nFeatures: number): Matrix {
  return { data: Float64Array.from(rows.flat()), nSamples: rows.length, nFeatures };
}

export function rowsAt({ data, nFeatures }: Matrix, rows: readonly number[]): Matrix {
  return matrixOf(
    rows.map((row) => [...data.subarray(row * nFeatures, (row + 1) * nFeatures)]),
    nFeatures,
  );
}

export interface FitHow {
  readonly ks?: readonly number[];
  readonly seed?: number;
  readonly executor?: Executor;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

const settings = segmentConfigSchema.parse({ source: 'a.csv' });

/** All fits that were asked for; 3 clusters when nothing is said. */
export function fitAll({ name, x, features: own }: World, how: FitHow = {}): Promise<SegmentFit[]> {
  const { ks = [3], seed = 42, executor = createInlineExecutor(), signal, onProgress } = how;
  return fitSegments(name, x, { ks, nInit: 3, seed, settings, features: own }, executor, {
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
}

export async function fitOne(world: World, how: FitHow = {}): Promise<SegmentFit> {
  const [fit] = await fitAll(world, how);
  return fit;
}

/** Where the model of a fit places each row. */
export function placements({ model }: Pick<SegmentFit, 'model'>, x: Matrix): Placement[] {
  const placer = placerOf(model);
  return Array.from({ length: x.nSamples }, (_, i) => {
    const found = emptyPlacement();
    placer.place(x.data, i * x.nFeatures, found);
    return found;
  });
}

export const labelsBy = (fit: Pick<SegmentFit, 'model'>, x: Matrix): number[] =>
  placements(fit, x).map(({ nearest }) => nearest);

/** Algorithms that are fitted by likelihood. */
const likely: ReadonlySet<AlgorithmName> = new Set([
  'gaussian-mixture',
  'latent-class',
] as AlgorithmName[]);
export const hasLikelihood = (name: AlgorithmName): boolean => likely.has(name);

export const numbersAlone = (name: AlgorithmName): string | null =>
  algorithms[name].takes === 'categories'
    ? 'It takes categories alone, and this is about a number.'
    : null;

export const kAsked = (name: AlgorithmName): string | null =>
  algorithms[name].k === 'found' ? 'It finds the number of clusters by itself.' : null;

/** A check that every algorithm must pass. */
export interface Check {
  readonly name: string;
  /** Why it does not concern an algorithm; null where it does. */
  readonly unless?: (algorithm: AlgorithmName) => string | null;
  readonly run: (algorithm: AlgorithmName) => Promise<void>;
}
