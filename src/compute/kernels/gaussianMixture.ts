import { matrixFormLength, type Densities, type MatrixForm } from '../../core/index.ts';

/** What `assembly/gaussianMixture.ts` exports; addresses are bytes, multiples of 16 but for `x` and `weights`. */
export interface GaussianMixtureKernel {
  gaussianMixtureBlock(
    x: number,
    weights: number,
    nRows: number,
    nComponents: number,
    nFeatures: number,
    factorForm: number,
    scatterForm: number,
    densities: number,
    scratch: number,
    sums: number,
  ): void;
  gaussianMixtureAssign(
    x: number,
    nRows: number,
    nComponents: number,
    nFeatures: number,
    factorForm: number,
    densities: number,
    scratch: number,
    labels: number,
    responsibilities: number,
    logLikelihoods: number,
  ): void;
}

/** What stays the same from pass to pass. */
export type MixtureShape = Omit<Densities, 'constants' | 'means' | 'factors'>;

/** Where a pass finds its data and puts its answer, in bytes from the start of memory. */
export interface PassPlaces {
  /** All rows, row-major f64 (nSamples x nFeatures). */
  readonly x: number;
  /** One f64 a row, or 0 where all rows weigh 1. */
  readonly weights: number;
  /** What {@link packDensities} returns. */
  readonly densities: number;
  /** {@link mixtureScratchBytes}, one a thread; its content does not matter. */
  readonly scratch: number;
  /** `mixtureSumsLength` f64 in the layout of core's MixtureSums, overwritten. */
  readonly sums: number;
}

/** Where an assignment finds its data and puts its answer. */
export interface AssignPlaces extends Omit<PassPlaces, 'weights' | 'sums'> {
  /** One i32 a row. */
  readonly labels: number;
  /** nSamples x nComponents f64. */
  readonly responsibilities: number;
  /** One f64 a row. */
  readonly logLikelihoods: number;
}

const formCodes: Readonly<Record<MatrixForm, number>> = { none: 0, diagonal: 1, triangle: 2 };

/** Bytes of one number for each of the 64 rows that are worked on at a time. */
const columnBytes = 512;

/** Bytes that one thread needs beside the data, for passes and assignments. */
export function mixtureScratchBytes(shape: MixtureShape): number {
  const { nComponents, nFeatures, scatterForm } = shape;
  const width = evenWidth(nFeatures);
  const totals = nComponents * (1 + width + formLengthOfPairs(scatterForm, width)) * 16;
  return (3 * width + nComponents + 3) * columnBytes + totals;
}

/** Numbers that {@link packDensities} writes. */
export function packedDensitiesLength({
  nComponents,
  nFeatures,
  factorForm,
}: MixtureShape): number {
  const width = evenWidth(nFeatures);
  return nComponents * (1 + width + formLengthOfPairs(factorForm, width));
}

/**
 * Lays densities out for the kernel: constants, means, whitening matrices. Features are filled up with zeros to an
 * even number; a triangle stands two rows side by side, column after column.
 *
 * @param packed packedDensitiesLength(densities)
 */
export function packDensities(densities: Densities, packed: Float64Array): void {
  const { nComponents, nFeatures, factorForm, constants, means, factors } = densities;
  const width = evenWidth(nFeatures);
  const length = matrixFormLength(factorForm, nFeatures);
  const packedLength = formLengthOfPairs(factorForm, width);
  packed.fill(0);
  packed.set(constants);
  for (let k = 0; k < nComponents; k++) {
    packed.set(means.subarray(k * nFeatures, (k + 1) * nFeatures), nComponents + k * width);
    const to = nComponents * (1 + width) + k * packedLength;
    const factor = factors.subarray(k * length, (k + 1) * length);
    if (factorForm === 'diagonal') packed.set(factor, to);
    else factor.forEach((value, place) => (packed[to + placeInPairs(place)] = value));
  }
}

/** Sums the rows from `from` to before `to`; the twin is core's `accumulateMixtureBlock` into empty sums. */
export function runMixtureBlock(
  kernel: GaussianMixtureKernel,
  shape: MixtureShape,
  places: PassPlaces,
  from: number,
  to: number,
): void {
  const { nComponents, nFeatures, factorForm, scatterForm } = shape;
  kernel.gaussianMixtureBlock(
    places.x + from * nFeatures * 8,
    places.weights === 0 ? 0 : places.weights + from * 8,
    to - from,
    nComponents,
    nFeatures,
    formCodes[factorForm],
    formCodes[scatterForm],
    places.densities,
    places.scratch,
    places.sums,
  );
}

/** Assigns the rows from `from` to before `to`; the twin is core's `assignMixtureBlock`. */
export function runMixtureAssign(
  kernel: GaussianMixtureKernel,
  shape: MixtureShape,
  places: AssignPlaces,
  from: number,
  to: number,
): void {
  const { nComponents, nFeatures, factorForm } = shape;
  kernel.gaussianMixtureAssign(
    places.x + from * nFeatures * 8,
    to - from,
    nComponents,
    nFeatures,
    formCodes[factorForm],
    places.densities,
    places.scratch,
    places.labels + from * 4,
    places.responsibilities + from * nComponents * 8,
    places.logLikelihoods + from * 8,
  );
}

function evenWidth(nFeatures: number): number {
  return nFeatures + (nFeatures % 2);
}

function formLengthOfPairs(form: MatrixForm, width: number): number {
  return form === 'triangle' ? (width * (width + 2)) / 2 : matrixFormLength(form, width);
}

/** From a place in the lower triangle, row by row, to its place in pairs of rows. */
function placeInPairs(place: number): number {
  const row = Math.floor((Math.sqrt(8 * place + 1) - 1) / 2);
  const feature = place - (row * (row + 1)) / 2;
  const half = Math.floor(row / 2);
  return 2 * half * (half + 1) + 2 * feature + (row % 2);
}
