import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { covarianceTypes, type Matrix } from '../../src/core/index.ts';

const labelsSchema = z.array(z.number()).transform((labels) => Int32Array.from(labels));

const problemSchema = z.object({
  name: z.string(),
  file: z.string(),
  k: z.number(),
  nSamples: z.number(),
  nFeatures: z.number(),
  truth: labelsSchema,
  /** What HDBSCAN was given. */
  minClusterSize: z.number(),
  /** Lowest of 300 restarts of K-means. */
  bestInertia: z.number(),
  inertias: z.object({ kmeans: z.number(), 'minibatch-kmeans': z.number() }),
  labels: z.object({
    kmeans: labelsSchema,
    'minibatch-kmeans': labelsSchema,
    ward: labelsSchema,
    hdbscan: labelsSchema,
  }),
  /** Index of HDBSCAN on ten orders of the rows, ascending. */
  hdbscanInAnyOrder: z.array(z.number()),
  mixtures: z.record(
    z.enum(covarianceTypes),
    z.object({ labels: labelsSchema, logLikelihood: z.number() }),
  ),
});

/** Rows whose groups are known, and what scikit-learn makes of them; see `../python/labelled.py`. */
export interface Problem extends z.infer<typeof problemSchema> {
  readonly x: Matrix;
}

/**
 * Makes the problems one after the other.
 *
 * @param python command of a Python that has scikit-learn
 * @param folder where their matrices go
 */
export async function* labelledProblems(
  python: string,
  folder: string,
): AsyncGenerator<Problem, void, void> {
  const script = join(import.meta.dirname, '../python/labelled.py');
  const child = spawn(python, ['-u', script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const problem = problemSchema.parse(JSON.parse(line));
    const { nSamples, nFeatures } = problem;
    const bytes = readFileSync(problem.file);
    const data = new Float64Array(nSamples * nFeatures);
    new Uint8Array(data.buffer).set(bytes);
    yield { ...problem, x: { data, nSamples, nFeatures } };
  }
  const code = await ended;
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
}
