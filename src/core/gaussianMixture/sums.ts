import type { Densities } from './densities.ts';
import { matrixFormLength } from './forms.ts';

/** Which sums there are. */
export type SumsShape = Pick<Densities, 'nComponents' | 'nFeatures' | 'scatterForm'>;

/**
 * All that one pass over rows tells about them. The parts are views of `data`, in the order in which they
 * stand here, so that a pass can be written to shared memory as one run of numbers.
 */
export interface MixtureSums {
  readonly data: Float64Array;
  /** One number: sum over the rows of weight times log-likelihood. */
  readonly logLikelihood: Float64Array;
  /** Sum of weight times responsibility (nComponents). */
  readonly masses: Float64Array;
  /** The same times row - mean (nComponents x nFeatures). */
  readonly shifts: Float64Array;
  /** The same times (row - mean)(row - mean)', one matrix a component in `scatterForm`. */
  readonly scatters: Float64Array;
}

/** Numbers in the sums of that shape. */
export function mixtureSumsLength({ nComponents, nFeatures, scatterForm }: SumsShape): number {
  return 1 + nComponents * (1 + nFeatures + matrixFormLength(scatterForm, nFeatures));
}

/** Reads a run of `mixtureSumsLength(shape)` numbers as sums. */
export function viewMixtureSums(shape: SumsShape, data: Float64Array): MixtureSums {
  const { nComponents, nFeatures } = shape;
  const shiftsAt = 1 + nComponents;
  const scattersAt = shiftsAt + nComponents * nFeatures;
  return {
    data,
    logLikelihood: data.subarray(0, 1),
    masses: data.subarray(1, shiftsAt),
    shifts: data.subarray(shiftsAt, scattersAt),
    scatters: data.subarray(scattersAt),
  };
}

/** Sums of nothing. */
export function createMixtureSums(shape: SumsShape): MixtureSums {
  return viewMixtureSums(shape, new Float64Array(mixtureSumsLength(shape)));
}

/** Adds the sums of one block to those of the blocks before it. */
export function addMixtureSums(total: Float64Array, part: Float64Array): void {
  for (let i = 0; i < total.length; i++) total[i] += part[i];
}
