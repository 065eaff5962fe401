import { readFileSync } from 'node:fs';
import { applyScaling, fitStandardize, mean, type Matrix } from '../../src/core/index.ts';
import { realData } from '../realData.ts';

/** Number columns of a real file as a matrix: missing values filled with the mean, then standardised. */
export function standardised(file: string, features: readonly string[]): Matrix {
  const [header, ...lines] = readFileSync(realData.path(file), 'utf8').trim().split(/\r?\n/);
  const separator = header.includes(';') ? ';' : ',';
  const names = header.replaceAll('"', '').split(separator);
  const cells = lines.map((line) => line.split(separator));
  const nFeatures = features.length;
  const data = new Float64Array(lines.length * nFeatures);
  features.forEach((feature, f) => {
    const place = names.indexOf(feature);
    const values = Float64Array.from(cells, (row) =>
      row[place] === '' ? NaN : Number(row[place]),
    );
    const centre = mean(values);
    const filled = values.map((value) => (Number.isNaN(value) ? centre : value));
    applyScaling(filled, fitStandardize(filled)).forEach((value, i) => {
      data[i * nFeatures + f] = value;
    });
  });
  return { data, nSamples: lines.length, nFeatures };
}
