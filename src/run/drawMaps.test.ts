import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CustomerMap } from '../contract/index.ts';
import { openCustomerTable, writeSynthetic, type CustomerTableReader } from '../data/index.ts';
import { createScorer } from '../scoring/index.ts';
import { writeCustomerTable } from './customerTable.ts';
import type { SegmentationRun } from './ports.ts';
import { runSegmentation } from './segmentation.ts';

let folder = '';
let run: SegmentationRun;
let table: CustomerTableReader;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maps-test-'));
  const source = join(folder, 'bank.csv');
  await writeSynthetic('customers', { customers: 300, seed: 5, out: source });
  const options = { source, k: 3, nInit: 1, embed: 'autoencoder:3', map: 'umap' } as const;
  run = await runSegmentation(options);
  const target = join(folder, 'customers.duckdb');
  await writeCustomerTable(run, { source, target, threads: 1 });
  table = await openCustomerTable(target);
}, 120_000);
afterAll(async () => {
  await table.close();
  await rm(folder, { recursive: true, force: true });
});

/** Customers in each cell, from their places. */
async function countedOn(map: CustomerMap, n: number): Promise<Map<string, number>> {
  const end = n === 1 ? '' : ` ${n}`;
  const [across, upwards] = await Promise.all(
    ['x', 'y'].map(
      async (axis) => new Float32Array((await table.column(`map ${axis}${end}`)).buffer),
    ),
  );
  const place = (value: number, [low, high]: readonly [number, number], cells: number) =>
    Math.min(cells - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * cells)));
  const counted = new Map<string, number>();
  across.forEach((x, i) => {
    const cell = `${place(x, map.xRange, map.nx)},${place(upwards[i], map.yRange, map.ny)}`;
    counted.set(cell, (counted.get(cell) ?? 0) + 1);
  });
  return counted;
}

describe('the maps of a run', () => {
  it('show neighbours, codes and features, the one that was asked for first', () => {
    const { map, otherMaps } = run.manifest;
    expect([map, ...otherMaps].map((each) => each?.kind)).toEqual(['umap', 'autoencoder', 'pca']);
    expect(run.model.map).toMatchObject({ algorithm: 'umap' });
    expect(run.model.otherMaps).toMatchObject([{ of: 'placed' }, { of: 'features' }]);
  });

  it('know where each customer is, as they count them', async () => {
    const { map, otherMaps } = run.manifest;
    if (map === null) throw new TypeError('these customers have a map');
    for (const [i, each] of [map, ...otherMaps].entries()) {
      const told = new Map<string, number>();
      for (const [column, row, , customers] of each.cells) {
        told.set(`${column},${row}`, (told.get(`${column},${row}`) ?? 0) + customers);
      }
      const counted = await countedOn(each, i + 1);
      // At the edge of a cell 32 bits may round to its neighbour.
      const differing = [...told].filter(([cell, customers]) => counted.get(cell) !== customers);
      expect(differing.length).toBeLessThan(6);
    }
  });

  it('can be filtered on, each by its own box', async () => {
    const [plane] = run.manifest.otherMaps;
    const values = new Float32Array((await table.column('map x 2')).buffer);
    const to = plane.centres[0][0];
    const inside = values.filter((value) => value <= to).length;
    const filters = [{ column: 'map x 2', from: null, to }];
    const query = { segments: [], search: '', sort: null, offset: 0, limit: 1 };
    expect((await table.query({ ...query, filters })).total).toBe(inside);
    await expect(
      table.query({ ...query, filters: [{ column: 'map x 4', from: 0, to: 1 }] }),
    ).rejects.toMatchObject({ kind: 'usage' });
  });

  it('are refused by a scorer where they do not fit the model', () => {
    const { otherMaps } = run.model;
    const [, features] = otherMaps;
    if (!('axes' in features)) throw new TypeError('the last map is a plane');
    const cut = { ...features, centre: features.centre.slice(1) };
    expect(() => createScorer(run.model)).not.toThrow();
    expect(() => createScorer({ ...run.model, otherMaps: [otherMaps[0], cut] })).toThrow(/map/);
  });
});

it('draws one map where nothing else was asked for', async () => {
  const { manifest, model } = await runSegmentation({
    source: join(folder, 'bank.csv'),
    k: 3,
    nInit: 1,
  });
  expect(manifest.map?.kind).toBe('pca');
  expect([manifest.otherMaps, model.otherMaps]).toEqual([[], []]);
});
