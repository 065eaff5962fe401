import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { algorithmNames, algorithms, runManifestSchema } from '../../src/contract/index.ts';
import { writeSynthetic } from '../../src/run/index.ts';
import { createScorer, whatWouldMove } from '../../src/scoring/index.ts';
import { command, type Outcome } from '../cli/capture.ts';
import { readRows } from '../support/rows.ts';

let folder = '';
const at = (name: string): string => join(folder, name);
const here = (...args: string[]): Promise<Outcome> =>
  command(args, { workingFolder: folder, env: { LANG: 'en_GB.UTF-8' } });
const segment = (out: string, ...args: string[]): Promise<Outcome> =>
  here('segment', at('customers.csv'), '--n-init', '2', '--out', at(out), ...args);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-algorithms-'));
  await writeSynthetic('customers', { customers: 300, seed: 4, out: at('customers.csv') });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(algorithmNames)('segments by %s, from the file to the scored customer', (name) => {
  const { title, k } = algorithms[name];
  const asked = k === 'given' ? ['--k', '3'] : [];

  it('are told in the terminal, the report and the manifest', async () => {
    const { exitCode, stdout, stderr } = await segment(name, '--algorithm', name, ...asked);
    expect({ exitCode, errors: stderr.includes('rror') }).toEqual({ exitCode: 0, errors: false });
    const manifest = runManifestSchema.parse(
      JSON.parse(await readFile(at(`${name}/run.json`), 'utf8')),
    );
    const { selection, segments, unassigned } = manifest;
    expect(selection.chosen.algorithm).toBe(name);
    const sizes = segments.reduce((sum, { size }) => sum + size, unassigned);
    expect(sizes).toBe(manifest.features.nSamples);
    expect(stdout).toContain(name === 'kmeans' ? 'segments' : `by ${title}`);
    const report = await readFile(at(`${name}/report.html`), 'utf8');
    for (const each of segments) expect(report).toContain(each.name);
    const again = await here('show', at(name));
    expect(again.stdout).toContain(segments[0].name);
  });

  it('come back to the last digit when the training customers are scored', async () => {
    const { exitCode, stderr } = await here(
      'score',
      at(name),
      at('customers.csv'),
      '--out',
      at(`${name}.csv`),
      '--quiet',
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const before = await readRows(at(`${name}/segments.csv`));
    const now = await readRows(at(`${name}.csv`));
    const told = (row: Record<string, string>) => [
      row['segment_id'],
      row['cluster'],
      row['distance'],
    ];
    expect(now.map(told)).toEqual(before.map(told));
    const own = before.flatMap(({ probability }) => (probability === '' ? [] : [probability]));
    const again = now.flatMap((row, i) =>
      before[i]['probability'] === '' ? [] : [row['probability']],
    );
    expect(again.map(Number)).toEqual(own.map(Number));
  });

  it('have reasons that add up for each customer', async () => {
    const scorer = createScorer(JSON.parse(await readFile(at(`${name}/model.json`), 'utf8')));
    for (const customer of (await readRows(at('customers.csv'))).slice(0, 40)) {
      const { reasons, prior, next, cluster, probabilities } = scorer.score(customer);
      if (next === null || cluster < 0) continue;
      const whole = reasons.reduce((sum, { contribution }) => sum + contribution, prior);
      expect(whole).toBeGreaterThan(-1e-9);
      const shares = probabilities.reduce((sum, { probability }) => sum + probability, 0);
      // What is missing to 1 in a dense group is the part of no segment; a forest's leaves have four decimals.
      expect(probabilities.length === 0 ? 1 : shares).toBeLessThan(1 + 1e-4);
      expect(name === 'hdbscan' || probabilities.length === 0 ? 1 : shares).toBeCloseTo(1, 4);
    }
  });

  it('are written as JSON, and as SQL where their borders can be', async () => {
    const json = await here('export', at(name), '--format', 'json');
    expect(JSON.parse(json.stdout)).toMatchObject({ model: { algorithm: name } });
    const sql = await here('export', at(name), '--format', 'sql');
    expect(sql.stdout + sql.stderr).toContain(
      name === 'hdbscan' ? 'cannot hold segments made by hdbscan' : 'SELECT',
    );
  });
});

it('tries several algorithms, tells them apart and says why one was taken', async () => {
  const { stdout } = await segment('both', '--algorithm', 'kmeans,gaussian-mixture', '--k', '2..3');
  const { selection } = runManifestSchema.parse(
    JSON.parse(await readFile(at('both/run.json'), 'utf8')),
  );
  expect(selection.candidates.map(({ algorithm, k }) => [algorithm, k])).toEqual([
    ['kmeans', 2],
    ['kmeans', 3],
    ['gaussian-mixture', 2],
    ['gaussian-mixture', 3],
  ]);
  expect(selection.reasons[0]).toMatch(
    /^(K-means|Gaussian mixture) with .* stands best .*; beside it stood /,
  );
  expect(stdout).toContain('Algorithm');
  expect(await readFile(at('both/report.html'), 'utf8')).toContain('4 solutions of 2 algorithms');
});

it('refuses segments too small to serve, and an algorithm that is not there', async () => {
  const small = await segment('small', '--k', '9', '--min-segment-share', '0.3');
  expect(small.exitCode).toBe(3);
  expect(small.stderr).toMatch(
    /Every solution has a segment below 30% .* lower --min-segment-share/,
  );
  const fits = await segment('fits', '--k', '2..9', '--min-segment-share', '0.1', '--json');
  const { segments, selection } = runManifestSchema.parse(JSON.parse(fits.stdout));
  expect(Math.min(...segments.map(({ share }) => share))).toBeGreaterThanOrEqual(0.1);
  expect(selection.reasons.join(' ')).toContain('segments were refused');
  const unknown = await segment('unknown', '--algorithm', 'magic');
  expect(unknown.exitCode).toBe(2);
  expect(unknown.stderr).toContain(
    '"magic": write one of kmeans, minibatch-kmeans, gaussian-mixture',
  );
});

describe.each([
  ['pca:0.8', 'kmeans', 'pca'],
  ['pca:3', 'gaussian-mixture', 'pca'],
  ['autoencoder:3', 'kmeans', 'autoencoder'],
])('features condensed by %s for %s', (embed, algorithm, kind) => {
  const name = `${kind}-${algorithm}`;

  it('are told with what they lose, and customers scored alike', async () => {
    const ran = await segment(name, '--k', '3', '--algorithm', algorithm, '--embed', embed);
    expect({ exitCode: ran.exitCode, told: ran.stdout.includes('condensed to') }).toEqual({
      exitCode: 0,
      told: true,
    });
    const { embedding, features } = runManifestSchema.parse(
      JSON.parse(await readFile(at(`${name}/run.json`), 'utf8')),
    );
    expect(embedding?.kind).toBe(kind);
    expect(embedding?.nCodes).toBeLessThan(features.nFeatures);
    expect(embedding?.features.map(({ feature }) => feature).toSorted()).toEqual(
      features.names.toSorted(),
    );
    expect(await readFile(at(`${name}/report.html`), 'utf8')).toContain('Condensed to');
    await here('score', at(name), at('customers.csv'), '--out', at(`${name}.csv`), '--quiet');
    const told = (row: Record<string, string>) => [row['segment_id'], row['distance']];
    const before = await readRows(at(`${name}/segments.csv`));
    expect((await readRows(at(`${name}.csv`))).map(told)).toEqual(before.map(told));
  });

  it('have reasons of features, and nothing that only the nearest centre has', async () => {
    const scorer = createScorer(JSON.parse(await readFile(at(`${name}/model.json`), 'utf8')));
    const customers = (await readRows(at('customers.csv'))).slice(0, 20);
    const sums = customers.map((customer) => {
      const { reasons, prior } = scorer.score(customer);
      return reasons.reduce((sum, { contribution }) => sum + contribution, prior);
    });
    expect(Math.min(...sums)).toBeGreaterThan(-1e-9);
    expect(customers.every((customer) => whatWouldMove(scorer, customer) === null)).toBe(true);
    const sql = await here('export', at(name), '--format', 'sql');
    expect(sql.stderr).toContain(`on codes of ${kind}`);
  });
});

it('refuses more codes than features', async () => {
  const { exitCode, stderr } = await segment('wide', '--embed', 'autoencoder:99');
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/more codes than the \d+ features/);
});

it('draws the map by neighbours on request, and places new customers on the same map', async () => {
  await segment('near', '--k', '3', '--map', 'umap');
  const { map } = runManifestSchema.parse(JSON.parse(await readFile(at('near/run.json'), 'utf8')));
  expect(map?.explainedVarianceRatio).toEqual([]);
  const scorer = createScorer(JSON.parse(await readFile(at('near/model.json'), 'utf8')));
  const customers = await readRows(at('customers.csv'));
  const counted = map?.cells.reduce((sum, [, , , count]) => sum + count, 0);
  expect(counted).toBe(customers.length);
  const [xLow, xHigh] = map?.xRange ?? [0, 0];
  const inside = customers.filter((customer) => {
    const [across = NaN] = scorer.score(customer).mapPlace ?? [];
    return across >= xLow && across <= xHigh;
  });
  expect(inside.length / customers.length).toBeGreaterThan(0.98);
  expect(await readFile(at('near/report.html'), 'utf8')).toContain('Drawn by UMAP');
});
