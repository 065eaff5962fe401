import { kMeans, type KMeansFit, type KMeansOptions, type Matrix } from '../../core/index.ts';

/** One fit; the matrix's data are shared, not copied. */
export interface KMeansJob {
  readonly x: Matrix;
  readonly options: KMeansOptions;
}

export function fitKMeans({ x, options }: KMeansJob): KMeansFit {
  return kMeans(x, options);
}
