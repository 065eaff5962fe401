import { readFileSync } from 'node:fs';
import type { Matrix } from '../../src/core/index.ts';
import { realData } from '../realData.ts';
import figures from '../reference/forest.json' with { type: 'json' };

type ForestFigures = (typeof figures)['bank-full.csv'];

export const forestFiles = ['bank-full.csv', 'cc-general.csv'] as const;
type ForestFile = (typeof forestFiles)[number];

/** scikit-learn's figures for a bank file; see test/reference/forest.py. */
export function forestFigures(file: ForestFile): ForestFigures {
  return figures[file];
}

/** The columns of a bank file that the figures speak of, missing values replaced by the column's mean. */
export function readForestColumns(file: ForestFile): Matrix {
  const { columns, means } = figures[file];
  const [header, ...lines] = readFileSync(realData.path(file), 'utf8').trim().split(/\r?\n/);
  const separator = header.includes(';') ? ';' : ',';
  const names = header.replaceAll('"', '').split(separator);
  const places = columns.map((column) => names.indexOf(column));
  const data = new Float64Array(lines.length * columns.length);
  lines.forEach((line, i) => {
    const fields = line.split(separator);
    places.forEach((place, f) => {
      data[i * columns.length + f] = fields[place] === '' ? means[f] : Number(fields[place]);
    });
  });
  return { data, nSamples: lines.length, nFeatures: columns.length };
}

/** The nearest of the reference's centroids, which lie on the standardised scale. */
export function nearestCentroids(
  { data, nSamples, nFeatures }: Matrix,
  file: ForestFile,
): Int32Array {
  const { centroids, means, scales } = figures[file];
  return Int32Array.from({ length: nSamples }, (_, i) => {
    const distances = centroids.map((centroid) =>
      centroid.reduce((sum, centre, f) => {
        const value = (data[i * nFeatures + f] - means[f]) / scales[f];
        return sum + (value - centre) ** 2;
      }, 0),
    );
    return distances.indexOf(Math.min(...distances));
  });
}
