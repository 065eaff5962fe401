import { describe, expect, it } from 'vitest';
import { algorithmNames, type AlgorithmName } from '../../src/contract/index.ts';
import { hardRows } from './hardRows.ts';
import { refusals } from './refusals.ts';
import { sameness } from './sameness.ts';
import { shapes } from './shape.ts';
import { weights } from './weights.ts';
import { work } from './work.ts';

const checks = [...refusals, ...shapes, ...sameness, ...hardRows, ...weights, ...work];

/** What an algorithm need not do, and why. */
const randomDraws =
  'It draws batches of rows at random, so weights and repeated rows lead to other draws.';
const skips: Partial<Record<AlgorithmName, Readonly<Record<string, string>>>> = {
  hdbscan: {
    'takes one row': 'One row is no dense place, so there is nothing to place it by.',
    'takes rows that are all alike, as one cluster': 'HDBSCAN* takes the whole for no cluster.',
  },
  'minibatch-kmeans': Object.fromEntries(weights.map(({ name }) => [name, randomDraws])),
};

it('has at least 40 checks, each of its own name', () => {
  expect(new Set(checks.map(({ name }) => name)).size).toBe(checks.length);
  expect(checks.length).toBeGreaterThanOrEqual(40);
});

describe.each(algorithmNames)('%s', (algorithm) => {
  it.for(checks)('$name', async ({ name, run, unless }, { skip }) => {
    const reason = skips[algorithm]?.[name] ?? unless?.(algorithm) ?? null;
    if (reason !== null) skip(reason);
    expect.hasAssertions();
    await run(algorithm);
  });
});
