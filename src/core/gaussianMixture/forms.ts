import type { CovarianceType } from './options.ts';

/**
 * How much of a symmetric or triangular nFeatures x nFeatures matrix is kept: nothing, its diagonal,
 * or its lower triangle row by row (0,0 1,0 1,1 2,0 ...).
 */
export type MatrixForm = 'none' | 'diagonal' | 'triangle';

/** Numbers kept of one matrix. */
export function matrixFormLength(form: MatrixForm, nFeatures: number): number {
  if (form === 'none') return 0;
  return form === 'diagonal' ? nFeatures : (nFeatures * (nFeatures + 1)) / 2;
}

/** MatrixForm of the matrix that whitens a component, for each covariance type. */
export const factorForms: Readonly<Record<CovarianceType, MatrixForm>> = {
  full: 'triangle',
  tied: 'triangle',
  diag: 'diagonal',
  spherical: 'diagonal',
};

/**
 * MatrixForm of the scatter that a pass over the rows sums for each component. `tied` needs none: what its
 * components scatter within follows from the scatter of all rows, which never changes.
 */
export const scatterForms: Readonly<Record<CovarianceType, MatrixForm>> = {
  full: 'triangle',
  tied: 'none',
  diag: 'diagonal',
  spherical: 'diagonal',
};
