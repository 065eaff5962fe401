import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  growTree,
  outOfBagBallot,
  planForest,
  sumVotes,
  type ForestOptions,
  type ForestPlan,
  type GrownTree,
  createRandom,
  type Matrix,
} from '../../core/index.ts';
import {
  growScratchBytes,
  packedThresholdsLength,
  packedTreesLength,
  packThresholds,
  packTrees,
  runBinRows,
  runGrowTree,
  runSumVotes,
  votesScratchBytes,
  type ForestKernel,
} from './forest.ts';
import { bindKernels, loadKernels } from './module.ts';

const memory = new WebAssembly.Memory({ initial: 512, maximum: 65536, shared: true });
let kernel: ForestKernel;

beforeAll(async () => {
  const module = await loadKernels();
  if (module === null) throw new Error('these tests need an engine with WebAssembly SIMD');
  kernel = bindKernels(module, memory);
});

/** Hands out memory from the start, none of it zero, with a guard after each piece. */
function createPlaces() {
  const guard = 64;
  const bytes = new Uint8Array(memory.buffer);
  const guards: number[] = [];
  let next = 1024;
  const room = (length: number): number => {
    const at = next;
    next = at + Math.ceil(length / 16) * 16 + guard;
    bytes.fill(0xa5, at, next);
    guards.push(next - guard);
    return at;
  };
  const put = ({ buffer, byteOffset, byteLength }: ArrayBufferView): number => {
    const at = room(byteLength);
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    return at;
  };
  const areGuardsWhole = (): boolean =>
    guards.every((at) => bytes.subarray(at, at + guard).every((byte) => byte === 0xa5));
  return { room, put, areGuardsWhole };
}

interface Case {
  readonly x: Matrix;
  readonly labels: Int32Array;
  readonly options: ForestOptions;
}

/** Rows of which some repeat, some miss values, and whose classes hang on the features. */
function makeCase(
  nSamples: number,
  nFeatures: number,
  nClasses: number,
  nLevels: number,
  options: ForestOptions,
): Case {
  const random = createRandom(options.seed ?? 0);
  const data = Float64Array.from({ length: nSamples * nFeatures }, (_, p) => {
    if (p % 3 === 0 && random.next() < 0.1) return NaN;
    return nLevels === 0 ? random.nextGaussian() : random.nextInt(nLevels);
  });
  const labels = Int32Array.from({ length: nSamples }, (_, i) =>
    random.next() < 0.3
      ? random.nextInt(nClasses)
      : Math.abs(Math.trunc(3 * (data[i * nFeatures] || 0))) % nClasses,
  );
  return { x: { data, nSamples, nFeatures }, labels, options };
}

const anyCase = fc
  .record({
    nSamples: fc.integer({ min: 1, max: 700 }),
    nFeatures: fc.integer({ min: 1, max: 40 }),
    nClasses: fc.integer({ min: 1, max: 20 }),
    nLevels: fc.constantFrom(0, 1, 2, 5, 400),
    options: fc.record({
      seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      nEstimators: fc.constant(3),
      bootstrap: fc.boolean(),
      maxFeatures: fc.constantFrom('sqrt' as const, 1, 2, 3, 4, 7, 40),
      maxDepth: fc.constantFrom(null, 1, 3, 8),
      minSamplesSplit: fc.constantFrom(2, 10),
      minSamplesLeaf: fc.constantFrom(1, 2, 9),
      classWeight: fc.constantFrom('none' as const, 'balanced' as const),
    }),
  })
  .map(({ nSamples, nFeatures, nClasses, nLevels, options }) =>
    makeCase(nSamples, nFeatures, nClasses, nLevels, options),
  );

/** Grows the plan's trees with the kernel, and with core. */
function growBoth({ training, settings, seeds }: ForestPlan): [GrownTree[], GrownTree[]] {
  const { rows, labels, nClasses, classWeights } = training;
  const shape = { nSamples: rows.nSamples, nFeatures: rows.nFeatures, nClasses };
  const { put, room, areGuardsWhole } = createPlaces();
  const places = {
    rows: put(rows.codes),
    labels: put(labels),
    classWeights: classWeights === null ? 0 : put(classWeights),
    scratch: room(growScratchBytes(shape)),
  };
  const found = seeds.map((seed) =>
    runGrowTree(kernel, memory.buffer, shape, places, seed, settings),
  );
  expect(areGuardsWhole()).toBe(true);
  return [found, seeds.map((seed) => growTree(training, seed, settings))];
}

describe('growing a tree', () => {
  it('gives the very tree of the plain twin', () => {
    fc.assert(
      fc.property(anyCase, ({ x, labels, options }) => {
        const [found, expected] = growBoth(planForest(x, labels, options));
        expect(found).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['few classes', 3, 'none'],
    ['many classes', 12, 'none'],
    ['weights', 5, 'balanced'],
  ] as const)('does so on many rows, where counts outgrow 16 bits: %s', (_, nClasses, weight) => {
    const options = { seed: 1, nEstimators: 1, classWeight: weight, maxFeatures: 4 };
    const { x, labels } = makeCase(50_000, 5, nClasses, 0, options);
    const [found, expected] = growBoth(planForest(x, labels, options));
    expect(found).toEqual(expected);
  });
});

describe('coding rows', () => {
  it('gives the codes of the plain twin, from any row on', () => {
    fc.assert(
      fc.property(anyCase, fc.nat(699), ({ x, labels, options }, first) => {
        const { thresholds, training } = planForest(x, labels, options);
        const from = first % x.nSamples;
        const { put, room, areGuardsWhole } = createPlaces();
        const packed = new Float64Array(packedThresholdsLength(x.nFeatures));
        packThresholds(thresholds, packed);
        const { stride, codes } = training.rows;
        const at = room(codes.length);
        const places = { x: put(x.data), thresholds: put(packed), codes: at };
        runBinRows(kernel, x.nFeatures, places, from, x.nSamples);
        expect(areGuardsWhole()).toBe(true);
        const found = new Uint8Array(memory.buffer, at, codes.length);
        for (let i = from; i < x.nSamples; i++) {
          const row = [i * stride, i * stride + x.nFeatures] as const;
          expect(Buffer.compare(found.slice(...row), codes.slice(...row))).toBe(0);
        }
      }),
      { numRuns: 50 },
    );
  });
});

/** Votes of the kernel on rows from .. to - 1. */
function voteWithKernel(
  plan: ForestPlan,
  trees: readonly GrownTree[],
  from: number,
  to: number,
  outOfBag: boolean,
) {
  const { rows, nClasses } = plan.training;
  const { put, room, areGuardsWhole } = createPlaces();
  const treePlaces = trees.map(({ nodes, mixtures, inBag }) => ({
    nodes: put(nodes),
    nNodes: nodes.length / 2,
    mixtures: put(mixtures),
    inBag: outOfBag ? put(inBag) : 0,
  }));
  const packed = new Uint32Array(packedTreesLength(trees.length));
  packTrees(treePlaces, packed);
  const places = {
    rows: put(rows.codes),
    trees: put(packed),
    scratch: room(votesScratchBytes(Math.max(...treePlaces.map(({ nNodes }) => nNodes)))),
    sums: put(new Float64Array(rows.nSamples * nClasses)),
    voters: put(new Int32Array(rows.nSamples)),
  };
  const shape = { nFeatures: rows.nFeatures, nClasses };
  runSumVotes(kernel, shape, trees.length, places, from, to);
  expect(areGuardsWhole()).toBe(true);
  return {
    sums: new Float64Array(memory.buffer, places.sums, rows.nSamples * nClasses).slice(
      from * nClasses,
      to * nClasses,
    ),
    voters: new Int32Array(memory.buffer, places.voters, rows.nSamples).slice(from, to),
  };
}

describe('summing votes', () => {
  it('gives the votes of the plain twin, out of bag or of all trees, from any row on', () => {
    fc.assert(
      fc.property(anyCase, fc.nat(699), fc.boolean(), ({ x, labels, options }, first, outOfBag) => {
        const plan = planForest(x, labels, { ...options, bootstrap: true });
        const trees = plan.seeds.map((seed) => growTree(plan.training, seed, plan.settings));
        const ballot = outOfBagBallot(plan, trees);
        if (ballot === null) throw new Error('nothing is out of bag');
        const from = first % x.nSamples;
        const inBags = outOfBag ? ballot.inBags : null;
        expect(voteWithKernel(plan, trees, from, x.nSamples, outOfBag)).toEqual(
          sumVotes({ ...ballot, inBags }, from, x.nSamples),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('goes on from one block of rows to the next', () => {
    const options = { seed: 4, nEstimators: 2, maxDepth: 6 };
    const { x, labels } = makeCase(9001, 4, 3, 0, options);
    const plan = planForest(x, labels, options);
    const trees = plan.seeds.map((seed) => growTree(plan.training, seed, plan.settings));
    const ballot = { trees, rows: plan.training.rows, nClasses: 3, inBags: null };
    expect(voteWithKernel(plan, trees, 0, x.nSamples, false)).toEqual(
      sumVotes(ballot, 0, x.nSamples),
    );
  });
});
