import {
  addMixtureSums,
  createMixtureAssignment,
  createMixtureSums,
  densitiesOf,
  gaussianMixtureOn,
  mixtureBlockRows,
  mixtureSumsLength,
  type Densities,
  type ExecutorHooks,
  type GaussianMixtureFit,
  type GaussianMixtureModel,
  type GaussianMixtureOptions,
  type KMeansOptions,
  type Matrix,
  type MixtureAssignment,
  type MixtureSums,
  type WantedParts,
} from '../core/index.ts';
import type { Crew } from './crew.ts';
import type { Heap } from './heap.ts';
import {
  mixtureScratchBytes,
  packDensities,
  packedDensitiesLength,
  type MixtureShape,
} from './kernels/gaussianMixture.ts';

/** Jobs that a pass is split into. It never depends on the number of threads: blocks are summed in their order. */
const jobsPerPass = 16;

/** A Gaussian mixture fitted with the kernel, its passes split over the crew. */
export async function kernelGaussianMixture(
  crew: Crew,
  heap: Heap,
  x: Matrix,
  options: GaussianMixtureOptions,
  startLabels: (options: KMeansOptions) => Promise<Int32Array>,
  hooks: ExecutorHooks,
): Promise<GaussianMixtureFit> {
  const rows = heap.put(x.data);
  const ports = {
    startLabels,
    parts: (labels: Int32Array, wanted: WantedParts) =>
      sumAllParts(crew, rows, x, labels, wanted, hooks),
    pass: (densities: Densities) => heap.scope(() => pass(crew, heap, rows, x, densities, hooks)),
    assign: (model: GaussianMixtureModel) =>
      heap.scope(() => assignRows(crew, heap, rows, x, model, hooks)),
  };
  return gaussianMixtureOn(ports, x, options);
}

async function sumAllParts(
  crew: Crew,
  rows: number,
  { nSamples, nFeatures }: Matrix,
  labels: Int32Array,
  wanted: WantedParts,
  hooks: ExecutorHooks,
): Promise<MixtureSums> {
  const shared = new Int32Array(new SharedArrayBuffer(labels.byteLength));
  shared.set(labels);
  const jobs = spread(nSamples).map(([from, to]) => ({
    x: rows,
    nFeatures,
    labels: shared,
    wanted,
    from,
    to,
  }));
  const parts = await crew.runAll('sumMixtureParts', jobs, signalOf(hooks));
  const nComponents = wanted.around.length / nFeatures;
  const total = createMixtureSums({ nComponents, nFeatures, scatterForm: wanted.scatterForm });
  for (const part of parts) addMixtureSums(total.data, part);
  return total;
}

async function pass(
  crew: Crew,
  heap: Heap,
  rows: number,
  { nSamples }: Matrix,
  densities: Densities,
  hooks: ExecutorHooks,
): Promise<MixtureSums> {
  const nBlocks = Math.ceil(nSamples / mixtureBlockRows);
  const sums = heap.allocate(nBlocks * mixtureSumsLength(densities) * 8);
  const packed = putDensities(heap, densities);
  const shape = shapeOf(densities);
  const jobs = spread(nBlocks).map(([firstBlock, endBlock]) => ({
    shape,
    places: {
      x: rows,
      weights: 0,
      densities: packed,
      scratch: heap.allocate(mixtureScratchBytes(shape)),
      sums,
    },
    nSamples,
    firstBlock,
    endBlock,
  }));
  await crew.runAll('sumMixtureBlocks', jobs, signalOf(hooks));
  const total = createMixtureSums(densities);
  const length = mixtureSumsLength(densities);
  const parts = new Float64Array(heap.memory.buffer, sums, nBlocks * length);
  for (let block = 0; block < nBlocks; block++) {
    addMixtureSums(total.data, parts.subarray(block * length, (block + 1) * length));
  }
  return total;
}

async function assignRows(
  crew: Crew,
  heap: Heap,
  rows: number,
  { nSamples }: Matrix,
  model: GaussianMixtureModel,
  hooks: ExecutorHooks,
): Promise<MixtureAssignment> {
  const densities = densitiesOf(model);
  const shape = shapeOf(densities);
  const { nComponents } = shape;
  const packed = putDensities(heap, densities);
  const labels = heap.allocate(nSamples * 4);
  const responsibilities = heap.allocate(nSamples * nComponents * 8);
  const logLikelihoods = heap.allocate(nSamples * 8);
  const jobs = spread(nSamples).map(([from, to]) => ({
    shape,
    places: {
      x: rows,
      densities: packed,
      scratch: heap.allocate(mixtureScratchBytes(shape)),
      labels,
      responsibilities,
      logLikelihoods,
    },
    from,
    to,
  }));
  await crew.runAll('assignMixtureRows', jobs, signalOf(hooks));
  const { buffer } = heap.memory;
  const assignment = createMixtureAssignment(nSamples, nComponents);
  assignment.labels.set(new Int32Array(buffer, labels, nSamples));
  assignment.responsibilities.data.set(
    new Float64Array(buffer, responsibilities, nSamples * nComponents),
  );
  assignment.logLikelihoods.set(new Float64Array(buffer, logLikelihoods, nSamples));
  return assignment;
}

function shapeOf({ nComponents, nFeatures, factorForm, scatterForm }: Densities): MixtureShape {
  return { nComponents, nFeatures, factorForm, scatterForm };
}

function putDensities(heap: Heap, densities: Densities): number {
  const packed = new Float64Array(packedDensitiesLength(densities));
  packDensities(densities, packed);
  return heap.put(packed);
}

/** At most {@link jobsPerPass} runs of consecutive numbers, together 0 .. length - 1. */
function spread(length: number): [from: number, to: number][] {
  const size = Math.ceil(length / jobsPerPass);
  return Array.from({ length: Math.ceil(length / size) }, (_, i) => [
    i * size,
    Math.min(length, (i + 1) * size),
  ]);
}

/** One pass is too short to tell how far a fit is. */
function signalOf({ signal }: ExecutorHooks): ExecutorHooks {
  return signal === undefined ? {} : { signal };
}
