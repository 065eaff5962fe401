import { readFileSync } from 'node:fs';
import { createWorkerPool } from '../src/compute/index.ts';
import { timed } from './stage.ts';

/** Silhouettes in a process of their own: `node silhouetteAlone.ts <matrix> <nFeatures> <labels>`. */
const [matrixFile = '', features = '', labelsFile = ''] = process.argv.slice(2);
const nFeatures = Number(features);
const data = new Float64Array(bytesOf(matrixFile));
const labels = new Int32Array(bytesOf(labelsFile));
const x = { data, nFeatures, nSamples: labels.length };
const few = { ...x, data: data.subarray(0, 1_000 * nFeatures), nSamples: 1_000 };

const pool = await createWorkerPool();
await pool.silhouetteSamples(few, [labels.subarray(0, 1_000)]);
const outcome = await timed(
  () => pool.silhouetteSamples(x, [labels]),
  ([values]) => ({ silhouette: values.reduce((sum, value) => sum + value, 0) / values.length }),
);
await pool.close();
console.log(JSON.stringify(outcome));

function bytesOf(file: string): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = readFileSync(file);
  return buffer.slice(byteOffset, byteOffset + byteLength);
}
