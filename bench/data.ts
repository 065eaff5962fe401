import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom, sharedNumbers, type Matrix, type Random } from '../src/core/index.ts';

/** A matrix, and the file of Float64 (row-major) from which the Python side reads the same. */
export interface StoredMatrix {
  readonly x: Matrix;
  readonly file: string;
}

/** The data of a benchmark, made when first asked for. */
export interface Data {
  /** Rows shaped like a bank's customers; see {@link bankMatrix}. The latest two are kept in memory. */
  matrix(nSamples: number, nFeatures: number): StoredMatrix;
  /** @returns the file of Int32 in which the labels are now */
  storeLabels(name: string, labels: Int32Array): string;
}

const keptInMemory = 2;

export function createData(folder: string): Data {
  const made = new Map<string, StoredMatrix>();
  return {
    matrix(nSamples, nFeatures) {
      const name = `${nSamples}x${nFeatures}`;
      const known = made.get(name);
      if (known !== undefined) return known;
      const stored = { x: bankMatrix(nSamples, nFeatures), file: join(folder, `${name}.f64`) };
      writeFileSync(stored.file, stored.x.data);
      for (const oldest of [...made.keys()].slice(0, made.size + 1 - keptInMemory)) {
        made.delete(oldest);
      }
      made.set(name, stored);
      return stored;
    },
    storeLabels(name, labels) {
      const file = join(folder, `${name}.i32`);
      writeFileSync(file, labels);
      return file;
    },
  };
}

/** Shares of the groups that are put into the data. */
const groupShares = [0.38, 0.27, 0.17, 0.12, 0.06];
/** Spread of the groups' centres, of what the features of a row have in common, and of the rest. */
const spread = { centres: 1, common: 0.5, own: 0.8 };
const tail = 0.5;

/**
 * Rows like a bank's customers: five groups that overlap, features that go together, lognormal tails in two
 * features of three; each feature with mean 0 and variance 1. The same size gives the same bytes. They lie where
 * threads see them, as the feature matrix of a run does.
 */
function bankMatrix(nSamples: number, nFeatures: number): Matrix {
  const random = createRandom(nFeatures);
  const centres = groupShares.map(() => gaussians(random, nFeatures, spread.centres));
  const data = sharedNumbers(nSamples * nFeatures);
  for (let i = 0; i < nSamples; i++) {
    const centre = centres[drawGroup(random)];
    const common = spread.common * random.nextGaussian();
    for (let f = 0; f < nFeatures; f++) {
      const value = centre[f] + common + spread.own * random.nextGaussian();
      data[i * nFeatures + f] = f % 3 === 2 ? value : Math.exp(tail * value);
    }
  }
  standardizeInPlace(data, nFeatures);
  return { data, nSamples, nFeatures };
}

function gaussians(random: Random, length: number, scale: number): Float64Array {
  return Float64Array.from({ length }, () => scale * random.nextGaussian());
}

function drawGroup(random: Random): number {
  let u = random.next();
  const group = groupShares.findIndex((share) => (u -= share) < 0);
  return group === -1 ? 0 : group;
}

/** In place, because a copy of the largest matrix is as large as all the rest. */
function standardizeInPlace(data: Float64Array, nFeatures: number): void {
  const nSamples = data.length / nFeatures;
  for (let f = 0; f < nFeatures; f++) {
    let sum = 0;
    for (let at = f; at < data.length; at += nFeatures) sum += data[at];
    const mean = sum / nSamples;
    let squares = 0;
    for (let at = f; at < data.length; at += nFeatures) squares += (data[at] - mean) ** 2;
    const deviation = Math.sqrt(squares / nSamples);
    for (let at = f; at < data.length; at += nFeatures) data[at] = (data[at] - mean) / deviation;
  }
}
