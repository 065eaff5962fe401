export { Histogram } from './Histogram.tsx';
export { rangeWords } from './rangeWords.ts';
export { histogramTable } from './option.ts';
