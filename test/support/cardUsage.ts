import { readFileSync } from 'node:fs';
import { applyScaling, fitStandardize, median, type Matrix } from '../../src/core/index.ts';
import { realData } from '../realData.ts';

/** The 17 numbers of each card holder of cc-general.csv: missing values filled with the median, then standardised. */
export function cardUsage(): Matrix {
  const [header, ...lines] = readFileSync(realData.path('cc-general.csv'), 'utf8')
    .trim()
    .split(/\r?\n/);
  const nFeatures = header.split(',').length - 1;
  const cells = lines.map((line) => line.split(','));
  const data = new Float64Array(lines.length * nFeatures);
  for (let f = 0; f < nFeatures; f++) {
    const texts = cells.map((row) => row[f + 1]);
    const centre = median(
      Float64Array.from(
        texts.filter((text) => text !== ''),
        Number,
      ),
    );
    const filled = Float64Array.from(texts, (text) => (text === '' ? centre : Number(text)));
    applyScaling(filled, fitStandardize(filled)).forEach((value, i) => {
      data[i * nFeatures + f] = value;
    });
  }
  return { data, nSamples: lines.length, nFeatures };
}
