export { correlation } from './correlation.ts';
export { cramersV } from './cramersV.ts';
export {
  addCovarianceSums,
  correlationMatrix,
  covariance,
  covarianceFromSums,
  type Covariance,
} from './covariance.ts';
export {
  covarianceBlockRows,
  covarianceShift,
  covarianceSumsLength,
  sumCovarianceBlock,
} from './covarianceSums.ts';
export {
  countBetween,
  linearEdges,
  linearHistogram,
  logEdges,
  logHistogram,
  type Histogram,
} from './histogram.ts';
export { mean, moments, skewness, standardDeviation, variance, type Moments } from './moments.ts';
export { median, quantile, quantileOfSorted, quantiles, sortedNumbers } from './quantiles.ts';
export { ascendingRows, averageRanks, rankCorrelation } from './ranks.ts';
export { placeRanks } from './selection.ts';
