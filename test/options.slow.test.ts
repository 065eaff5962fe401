import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  algorithmNames,
  algorithms,
  segmentConfigSchema,
  type SegmentOptions,
} from '../src/contract/index.ts';
import { createInlineExecutor } from '../src/core/index.ts';
import { runSegmentation, type SegmentationRun } from '../src/run/index.ts';

/** 120 customers in three groups, with a marker, missing values, a heavy tail, an outlier and an outcome. */
function customersCsv(): string {
  const rows = Array.from({ length: 120 }, (_, i) => {
    const group = i % 3;
    const income = 1000 + 2000 * group + ((i * 37) % 400);
    const balance =
      i === 7 ? 900_000 : Math.round(Math.exp(5 + 1.5 * group + ((i * 17) % 10) / 10));
    const pdays = i % 4 === 0 ? -1 : (i * 13) % 60;
    const segment = i % 10 === 0 ? '' : String((i * 29) % 50);
    const job = i % 11 === 0 ? 'unknown' : ['clerk', 'driver', 'nurse'][i % 3];
    return [String(i).padStart(5, '0'), income, balance, pdays, segment, 20 + (i % 50), job].join(
      ',',
    );
  });
  return ['customer_id,income,balance,pdays,visits,age,job', ...rows].join('\n');
}

let folder = '';
let source = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-options-'));
  source = join(folder, 'customers.csv');
  await writeFile(source, customersCsv());
  const payments = Array.from(
    { length: 400 },
    (_, i) =>
      `C${i % 40},2026-0${1 + (i % 2)}-${String(1 + ((i * 7) % 28)).padStart(2, '0')},${1 + ((i * 31) % 97)},${'ab'[i % 3 ? 0 : 1]}`,
  );
  await writeFile(
    join(folder, 'transactions.csv'),
    ['customer_id,date,amount,kind', ...payments].join('\n'),
  );
  await writeFile(join(folder, 'playbook.yaml'), 'nothing: here\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** 120 customers are done before a worker thread has started. */
const executor = createInlineExecutor();
const run = (options: Partial<SegmentOptions>): Promise<SegmentationRun> =>
  runSegmentation(
    { source, k: 3, threads: 1, features: ['income', 'balance'], ...options },
    { executor },
  );
const step = async (options: Partial<SegmentOptions>, name: string) =>
  (await run(options)).model.recipe.features.find((feature) => feature.name === name);

/** Options to read transactions of two months. */
const transactions = (): Partial<SegmentOptions> => ({
  source: join(folder, 'transactions.csv'),
  features: null,
});

/** Iterations of several fits: they tell from where, and how often, the search set out. */
const path = async (options: Partial<SegmentOptions>): Promise<number[]> =>
  (
    await run({ features: ['visits', 'age', 'income'], k: '5..9', ...options })
  ).manifest.selection.candidates.map(({ nIter }) => nIter);

/** One check for each option: what it sees is not so when the option is ignored. */
const checks: Readonly<Record<string, () => Promise<void>>> = {
  source: async () => expect((await run({})).manifest.data.customers).toBe(120),
  shape: async () => {
    expect((await run({ shape: 'table' })).manifest.data.shape).toBe('table');
    expect((await run({})).manifest.data.shape).toBe('customers');
  },
  id: async () =>
    expect(
      (await run({ id: 'income', features: ['balance', 'visits'] })).assignments.customerIds[0],
    ).toBe('1000'),
  roles: async () => {
    const { manifest } = await run({ features: null, roles: { visits: 'context' } });
    expect(manifest.features.names).not.toContain('visits');
    expect((await run({ features: null })).manifest.features.names).toContain('visits');
  },
  markers: async () => {
    const found = await Promise.all([run({ markers: 'auto' }), run({ markers: 'none' })]);
    const missing = found.map(
      ({ manifest }) => manifest.data.columns.find(({ name }) => name === 'pdays')?.missing,
    );
    expect(missing).toEqual([30, 0]);
  },
  dates: async () => {
    const dated = join(folder, 'dated.csv');
    const rows = Array.from({ length: 60 }, (_, i) => `${i},${i * 7},${1 + (i % 9)}/5/2026`);
    await writeFile(dated, ['customer_id,income,opened', ...rows].join('\n'));
    const formatOf = async (dates: SegmentOptions['dates']) => {
      const { manifest } = await run({ source: dated, features: ['income'], dates });
      return manifest.data.columns.find(({ name }) => name === 'opened')?.format;
    };
    expect(await formatOf('day-first')).toBe('%d/%m/%Y');
    expect(await formatOf('month-first')).toBe('%m/%d/%Y');
  },
  inspect: async () => {
    expect((await run({})).manifest.data.inspection?.columns).toHaveLength(7);
    expect((await run({ inspect: 'none' })).manifest.data.inspection).toBeUndefined();
  },
  features: async () =>
    expect((await run({ features: ['age', 'income'] })).manifest.features.names).toEqual([
      'age',
      'income',
    ]),
  exclude: async () =>
    expect(
      (await run({ features: null, exclude: ['balance'] })).manifest.features.names,
    ).not.toContain('balance'),
  impute: async () => {
    const steps = await Promise.all(
      (['mean', 'median', 'mode'] as const).map((impute) =>
        step({ features: ['visits'], impute }, 'visits'),
      ),
    );
    const values = steps.map((found) => found?.impute);
    expect(new Set(values).size).toBe(3);
    expect((await run({ features: ['visits'], impute: 'drop' })).manifest.features.nSamples).toBe(
      108,
    );
  },
  outliers: async () => {
    expect((await step({ outliers: 'winsorize' }, 'balance'))?.clip?.upper).toBeLessThan(900_000);
    expect((await step({ outliers: 'none' }, 'balance'))?.clip).toBeNull();
  },
  transform: async () => {
    const name = async (transform: SegmentOptions['transform']) =>
      (await step({ transform }, 'income'))?.transform.name;
    expect(await name('none')).toBe('none');
    expect(await name('log1p')).toBe('log1p');
    expect(await name('yeo-johnson')).toBe('yeo-johnson');
    expect((await step({ transform: 'auto' }, 'balance'))?.transform.name).toBe('log1p');
  },
  windows: async () => {
    const names = async (windows: number[]) =>
      (await run({ ...transactions(), windows })).manifest.features.names;
    expect(await names([20])).toContain('amount_last_20_days');
    expect(await names([])).not.toContain('amount_last_20_days');
    await expect(run({ windows: [20] })).rejects.toThrow('can only be made of transactions');
  },
  shares: async () => {
    const { manifest } = await run({ ...transactions(), shares: ['kind'] });
    expect(manifest.features.names).toContain('kind_a_share');
    await expect(run({ ...transactions(), shares: ['kinds'] })).rejects.toThrow('mean kind?');
  },
  seasonality: async () => {
    const names = async (seasonality: SegmentOptions['seasonality']) =>
      (await run({ ...transactions(), seasonality })).manifest.features.names;
    expect(await names('auto')).toContain('month_start_share');
    expect(await names('none')).not.toContain('month_start_share');
  },
  ratios: async () => {
    const ratios = [{ name: 'held', of: ['balance'], to: ['income'] }];
    expect((await run({ features: ['held'], ratios })).model.ratios).toHaveLength(1);
  },
  coding: async () => {
    const names = async (coding: SegmentOptions['coding']) =>
      (await run({ features: ['job'], coding })).manifest.features.names;
    expect(await names('one-hot')).toEqual(['job=clerk', 'job=driver', 'job=nurse']);
    expect(await names('ordinal')).toEqual(['job']);
    const codes = (await step({ features: ['job', 'income'], coding: 'frequency' }, 'job'))?.codes;
    expect(codes?.levels.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(1, 12);
  },
  orders: async () => {
    const orders = { job: ['nurse', 'driver', 'clerk'] };
    const found = await step({ features: ['job'], coding: 'ordinal', orders }, 'job');
    expect(found?.codes?.levels.map(({ level }) => level)).toEqual(orders.job);
  },
  minVariance: async () => {
    const names = async (minVariance: number | null) =>
      (await run({ features: ['balance', 'income'], transform: 'none', minVariance })).manifest
        .features.names;
    expect(await names(0.05)).toEqual(['income']);
    expect(await names(null)).toEqual(['balance', 'income']);
  },
  maxCorrelation: async () => {
    const names = async (maxCorrelation: number | null) =>
      (await run({ maxCorrelation })).manifest.features.names;
    expect(await names(0.1)).toEqual(['income']);
    expect(await names(null)).toEqual(['income', 'balance']);
  },
  scale: async () => {
    const scales = await Promise.all(
      (['standard', 'robust', 'minmax', 'none'] as const).map(
        async (scale) => (await step({ scale, transform: 'none' }, 'income'))?.scale,
      ),
    );
    expect(new Set(scales).size).toBe(4);
    expect(scales[3]).toBe(1);
  },
  algorithm: async () => {
    for (const algorithm of algorithmNames) {
      const features = algorithms[algorithm].takes === 'categories' ? ['job'] : null;
      const { manifest, model } = await run({ algorithm, features, k: 'auto', nInit: 1 });
      expect(manifest.selection.chosen.algorithm).toBe(algorithm);
      expect(model.model.algorithm).toBe(algorithm);
    }
  },
  embed: async () => {
    const condensed = await run({ embed: 'pca:2', k: 3 });
    expect(condensed.model.embedding).toMatchObject({ kind: 'pca' });
    expect(condensed.model.model.centroids.every(({ length }) => length === 2)).toBe(true);
    expect((await run({ k: 3 })).model.embedding).toBeNull();
  },
  map: async () => {
    expect((await run({ k: 3, map: 'umap' })).model.map).toMatchObject({ algorithm: 'umap' });
    expect((await run({ k: 3 })).model.map).toHaveProperty('axes');
  },
  gamma: async () => {
    const scale = async (gamma: number | null) => {
      const { model } = await run({
        algorithm: 'k-prototypes',
        features: ['income', 'balance', 'job'],
        k: 2,
        gamma,
      });
      return model.recipe.features.find(({ level }) => level !== null)?.scale;
    };
    expect(await scale(8)).toBe(0.5);
    expect(await scale(null)).not.toBe(0.5);
  },
  minClusterSize: async () => {
    const dense = (minClusterSize: number) =>
      run({ algorithm: 'hdbscan', k: 'auto', minClusterSize });
    expect((await dense(10)).manifest.segments.length).toBeGreaterThan(1);
    await expect(dense(110)).rejects.toThrow('no dense group');
  },
  mergeTo: async () => {
    const { manifest, model } = await run({ k: 6, mergeTo: 3 });
    expect(manifest.segments).toHaveLength(3);
    expect(manifest.tree?.leaves).toHaveLength(6);
    expect(model.model.algorithm).toBe('ward');
    await expect(run({ k: 3, mergeTo: 3 })).rejects.toThrow('cannot be merged into 3');
  },
  minSegmentShare: async () => {
    const least = async (minSegmentShare: number) => {
      const { segments } = (await run({ k: '2..6', minSegmentShare })).manifest;
      return Math.min(...segments.map(({ share }) => share));
    };
    expect(await least(0.2)).toBeGreaterThanOrEqual(0.2);
    await expect(run({ k: 9, minSegmentShare: 0.4 })).rejects.toThrow('below 40%');
  },
  covarianceType: async () => {
    const mixture = { algorithm: 'gaussian-mixture', nInit: 1 } as const;
    const { model } = (await run({ ...mixture, covarianceType: 'tied' })).model;
    expect(model).toMatchObject({ covarianceType: 'tied' });
  },
  regCovar: async () => {
    const mixture = { algorithm: 'gaussian-mixture', nInit: 1, covarianceType: 'diag' } as const;
    const variances = async (regCovar: number) =>
      (await run({ ...mixture, regCovar })).model.model as { covariances?: number[] };
    expect(Math.min(...((await variances(5)).covariances ?? []))).toBeGreaterThan(5);
    expect(Math.min(...((await variances(1e-6)).covariances ?? []))).toBeLessThan(5);
  },
  k: async () => {
    expect((await run({ k: 4 })).manifest.segments).toHaveLength(4);
    expect((await run({ k: '2..4' })).manifest.selection.candidates.map(({ k }) => k)).toEqual([
      2, 3, 4,
    ]);
  },
  nInit: async () => expect(await path({ nInit: 40 })).not.toEqual(await path({ nInit: 1 })),
  seed: async () => {
    expect(await path({ seed: 9 })).not.toEqual(await path({ seed: 42 }));
    expect((await run({ seed: 9 })).manifest.seed).toBe(9);
  },
  threads: async () => {
    const on = (threads: number): Promise<SegmentationRun> =>
      runSegmentation({ source, k: 3, threads, features: ['income', 'balance'] });
    const [one, two] = [await on(1), await on(2)];
    expect(two.model).toEqual(one.model);
  },
  memory: async () => expect(run({ memory: '1MB' })).rejects.toMatchObject({ kind: 'resource' }),
  currency: async () => expect((await run({ currency: 'CHF' })).manifest.currency).toBe('CHF'),
  locale: async () => expect((await run({ locale: 'de-CH' })).manifest.config.locale).toBe('de-CH'),
  playbook: async () =>
    expect(run({ playbook: join(folder, 'playbook.yaml') })).rejects.toMatchObject({
      kind: 'usage',
    }),
};

describe('every option of a run does something', () => {
  it.each(Object.keys(segmentConfigSchema.shape))('%s', async (name) => {
    const check = checks[name];
    expect(check, `write a check for ${name}`).toBeDefined();
    await check();
  });
});
