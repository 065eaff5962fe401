import { expect, it } from 'vitest';
import type { SegmentOptions } from '../contract/index.ts';
import { createInlineExecutor } from '../core/index.ts';
import { withFile, withSource } from '../data/opened.fixture.ts';
import { prepareCustomers } from './customers.ts';
import { prepareFeatures } from './features.ts';
import { customersCsv, inBlocks, untimed } from './manyCustomers.fixture.ts';
import { resolveConfig } from './recipeFile.ts';
import { runSegmentation } from './segmentation.ts';

const executor = createInlineExecutor();
const content = customersCsv(300);
const now = () => new Date('2026-01-01T00:00:00Z');

const twice: readonly (readonly [string, Partial<SegmentOptions>])[] = [
  ['as it is', {}],
  ['with customers and features left out', { impute: 'drop', minVariance: 0.03 }],
  ['merged, and scaled otherwise', { mergeTo: 2, transform: 'auto', scale: 'robust' }],
  ['on a map of neighbours, with codes', { map: 'umap', coding: 'frequency' }],
];

it.each(twice)('gives the same bytes from files as from memory, %s', async (_, more) => {
  await withFile('customers.csv', content, async (source) => {
    const options = { ...inBlocks, inspect: 'none', ...more, source } as const;
    const fromMemory = await runSegmentation(options, { executor, now });
    const fromFiles = await runSegmentation(options, { executor, now, mostInMemory: 0 });
    expect(untimed(fromFiles)).toEqual(untimed(fromMemory));
    expect(JSON.stringify(fromFiles.model)).toBe(JSON.stringify(fromMemory.model));
  });
});

it.each<[string, Partial<SegmentOptions>, number, boolean]>([
  ['many customers', {}, 0, true],
  ['few customers', {}, 2 ** 20, false],
  ['codes, which are made of all customers', { embed: 'pca:0.9' }, 0, false],
  ['an algorithm that needs all at once', { algorithm: 'kmeans' }, 0, false],
  ['such an algorithm beside it', { algorithm: ['kmeans', 'minibatch-kmeans'] }, 0, false],
])('keeps in files, and reads in blocks, %s', async (_, more, mostInMemory, isStored) => {
  await withSource(content, async (source, session) => {
    const config = resolveConfig({ ...inBlocks, ...more, source: 'customers.csv' });
    const prepared = await prepareCustomers(session, source, config);
    const { matrix, close } = await prepareFeatures(prepared, config, { mostInMemory });
    expect('data' in matrix.x).toBe(!isStored);
    expect(matrix.x.nSamples).toBe(300);
    close();
  });
});
