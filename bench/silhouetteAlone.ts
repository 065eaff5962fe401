import { readFileSync } from 'node:fs';
import type * as compute from '../src/compute/index.ts';
import { timed } from './stage.ts';

/**
 * Silhouettes in a process of their own: `node silhouetteAlone.ts <matrix> <nFeatures> <labels>`. It runs what was built,
 * as it is installed: Node takes 60 MB to read TypeScript.
 */
const [matrixFile = '', features = '', labelsFile = ''] = process.argv.slice(2);
const nFeatures = Number(features);
const data = new Float64Array(bytesOf(matrixFile));
const labels = new Int32Array(bytesOf(labelsFile));
const x = { data, nFeatures, nSamples: labels.length };
const few = { ...x, data: data.subarray(0, 1_000 * nFeatures), nSamples: 1_000 };

const built = new URL('../dist/compute/index.js', import.meta.url).href;
const { createWorkerPool }: typeof compute = await import(built);
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
