import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { matrixFromRows } from '../matrix.ts';
import { adjustedRandIndex } from '../metrics/index.ts';
import { hdbscan, type HdbscanFit, type HdbscanOptions } from './index.ts';

interface Case {
  readonly options: HdbscanOptions;
  readonly labels: number[];
  readonly probabilities: number[];
}

/** Made by test/reference/hdbscan.py. */
const reference = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../test/reference/hdbscan.json'), 'utf8'),
) as Record<string, { rows: number[][]; cases: Case[] }>;

/** Most rows, of all, that equal distances may leave to the order in which a library takes them. */
const mostTied = 0.04;

describe.each(Object.entries(reference))('scikit-learn on %s', (_, { rows, cases }) => {
  it.each(cases)('$options: the same clusters, equal distances aside', (expected) => {
    const fit = hdbscan(matrixFromRows(rows), expected.options);
    const names = majorityNames(fit, expected.labels);
    expect(new Set(names).size).toBe(fit.nClusters);
    expect(fit.nClusters).toBe(Math.max(...expected.labels) + 1);
    const differing = differingRows(fit, names, expected);
    expect(differing.length).toBeLessThanOrEqual(mostTied * rows.length);
    expect(differing.filter((i) => !leavesAtBirth(fit, names, i, expected))).toEqual([]);
  });
});

it('the same labels and probabilities to the last row, in most cases', () => {
  const all = Object.values(reference).flatMap(({ rows, cases }) =>
    cases.map((expected) => ({ expected, fit: hdbscan(matrixFromRows(rows), expected.options) })),
  );
  const exact = all.filter(({ expected: { labels, probabilities }, fit }) => {
    const gaps = probabilities.map((value, i) => Math.abs(value - fit.probabilities[i]));
    return adjustedRandIndex(fit.labels, Int32Array.from(labels)) === 1 && Math.max(...gaps) < 1e-8;
  });
  expect(exact.length).toBeGreaterThan(all.length / 2);
});

/** Rows that are in a cluster of another name, or noise in one of both only. */
function differingRows(fit: HdbscanFit, names: readonly number[], { labels }: Case): number[] {
  return [...labels.keys()].filter(
    (i) => labels[i] !== (fit.labels[i] < 0 ? -1 : names[fit.labels[i]]),
  );
}

/** Their name for each of our clusters, by most rows. */
function majorityNames({ labels, nClusters }: HdbscanFit, theirs: readonly number[]): number[] {
  return Array.from({ length: nClusters }, (_, cluster) => {
    const counts = new Map<number, number>();
    theirs.forEach((name, i) => {
      if (labels[i] === cluster) counts.set(name, (counts.get(name) ?? 0) + 1);
    });
    return [...counts].toSorted((a, b) => b[1] - a[1])[0][0];
  });
}

/** Whether the row is one that stands, here or there, in a cluster just at the distance at which it divides off. */
function leavesAtBirth(
  { labels, probabilities, model }: HdbscanFit,
  names: readonly number[],
  i: number,
  theirs: Case,
): boolean {
  const atBirth = (cluster: number): number =>
    model.deathDistances[cluster] / model.birthDistances[cluster];
  const isTied = (cluster: number, probability: number): boolean =>
    cluster >= 0 && Math.abs(probability - atBirth(cluster)) < 1e-8;
  return (
    isTied(labels[i], probabilities[i]) ||
    isTied(names.indexOf(theirs.labels[i]), theirs.probabilities[i])
  );
}
