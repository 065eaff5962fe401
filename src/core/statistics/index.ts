export { correlation } from './correlation.ts';
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
