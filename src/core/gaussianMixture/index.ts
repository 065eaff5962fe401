export {
  assignMixtureBlock,
  assignComponents,
  createMixtureAssignment,
  type MixtureAssignment,
} from './assign.ts';
export {
  accumulateMixtureBlock,
  mixtureBlockRows,
  leastResponsibility,
  sumMixture,
} from './block.ts';
export {
  countParameters,
  informationCriteria,
  sumLogLargest,
  type InformationCriteria,
} from './criteria.ts';
export { densitiesOf, type Densities } from './densities.ts';
export type { GaussianMixtureFit } from './fit.ts';
export { matrixFormLength, type MatrixForm } from './forms.ts';
export { gaussianMixture, gaussianMixtureOn, type MixturePorts } from './gaussianMixture.ts';
export { covarianceOf, type GaussianMixtureModel } from './model.ts';
export { nearSingularComponents, type NearSingularComponent } from './nearSingular.ts';
export {
  covarianceTypes,
  gaussianMixtureOptionSpecs,
  resolveGaussianMixtureOptions,
  type CovarianceType,
  type GaussianMixtureOptions,
  type GaussianMixtureSettings,
} from './options.ts';
export { canonicalComponents, reorderComponents, reorderModel } from './reorder.ts';
export { normaliseLogs, writeLogDensities } from './responsibilities.ts';
export { sumParts, type WantedParts } from './start.ts';
export {
  addMixtureSums,
  createMixtureSums,
  mixtureSumsLength,
  viewMixtureSums,
  type MixtureSums,
} from './sums.ts';
