import type { QuantilePoint } from '../draw/index.ts';

/** Rows and customers of the published file of Indian bank transactions that this shape follows. */
export const publishedRows = 1_048_567;
export const publishedCustomers = 884_265;

const perRow = (count: number): number => count / publishedRows;

/** Shares of values that are absent, or stand for absent, in the published file. */
export const absentShares = {
  birthDate: perRow(3_397),
  birthDate1800: perRow(56_292),
  gender: perRow(1_100),
  location: perRow(151),
  balance: perRow(2_369),
};

/** Account balance in rupees: published quartiles and maximum. */
export const balancePoints: readonly QuantilePoint[] = [
  [0.002, 0],
  [0.01, 4.3],
  [0.05, 112],
  [0.1, 750],
  [0.25, 4_721.76],
  [0.5, 16_792.18],
  [0.75, 57_657.36],
  [0.9, 193_000],
  [0.95, 388_000],
  [0.99, 1_420_000],
  [0.999, 6_600_000],
  [1 - 1e-5, 5.0e7],
  [1 - 1e-6, 1.15e8],
];

/** Amount of one transaction in rupees: published quartiles and maximum. */
export const amountPoints: readonly QuantilePoint[] = [
  [0.0006, 0.2],
  [0.01, 6],
  [0.05, 29],
  [0.1, 53],
  [0.25, 161],
  [0.5, 459.03],
  [0.75, 1_200],
  [0.9, 3_100],
  [0.95, 5_700],
  [0.99, 26_000],
  [0.999, 100_000],
  [1 - 1e-5, 500_000],
  [1 - 1e-6, 1_560_035],
];

/** Age in years in 2016. */
export const agePoints: readonly QuantilePoint[] = [
  [1e-4, 16],
  [0.001, 18],
  [0.01, 19.5],
  [0.05, 22.5],
  [0.1, 23.6],
  [0.25, 26],
  [0.5, 29.6],
  [0.75, 35.6],
  [0.9, 43],
  [0.95, 50],
  [0.99, 65],
  [0.999, 78],
  [1 - 1e-5, 90],
];

/** Share of transactions by hour of day, midnight first. */
export const hourShares: readonly number[] = [
  0.7, 0.6, 0.5, 0.5, 0.6, 1.2, 2.2, 4.2, 7.8, 13, 17, 21, 36, 42, 47, 91, 87, 67, 67, 136, 151,
  112, 58, 25,
];
