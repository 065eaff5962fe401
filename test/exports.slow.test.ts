import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelFile } from '../src/contract/index.ts';
import type { Table } from '../src/core/index.ts';
import { openKnownSource, openSession, readTable, type Session } from '../src/data/index.ts';
import { exportModel } from '../src/exports/index.ts';
import { evaluate } from '../src/exports/onnx/evaluate.fixture.ts';
import { readModelBytes } from '../src/exports/onnx/reader.fixture.ts';
import {
  runSegmentation,
  scoreCustomers,
  syntheticShapes,
  writeSynthetic,
} from '../src/run/index.ts';
import { createScorer } from '../src/scoring/index.ts';
import { feedsOf } from './support/onnxFeeds.ts';

const many = 100_000;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-exports-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** New customers of a shape: as `score` told them, and as a warehouse has them, markers and all. */
interface Told {
  readonly model: ModelFile;
  readonly session: Session;
  readonly relation: string;
  readonly table: Table;
  /** The cluster that `score` wrote for each. */
  readonly clusters: Int32Array;
}

async function tell(shape: (typeof syntheticShapes)[number]): Promise<Told> {
  const at = (name: string): string => join(folder, `${shape}-${name}`);
  await writeSynthetic(shape, { customers: 3000, seed: 1, out: at('old.csv') });
  const { manifest, model } = await runSegmentation({ source: at('old.csv'), k: 5, nInit: 2 });
  await writeSynthetic(shape, { customers: many, seed: 2, out: at('new.csv') });
  const target = { path: at('scored.parquet'), name: 'scored.parquet' };
  const options = { source: at('new.csv'), target, format: 'parquet', threads: null } as const;
  const report = await scoreCustomers({ manifest, model }, options);
  expect(report).toMatchObject({ customers: many, unscored: 0 });

  const session = await openSession({ folders: [folder] });
  const scored = `read_parquet('${target.path}')`;
  await session.run(`CREATE VIEW scored AS SELECT * FROM ${scored}`);
  let relation = 'customers';
  if (model.aggregation === null) {
    ({ relation } = await openKnownSource(session, at('new.csv'), { ...model, markers: [] }));
  } else {
    await session.run(
      'CREATE TABLE customers AS SELECT * EXCLUDE (segment_id, segment, cluster, probability, distance, next_segment, reasons, notes) FROM scored',
    );
  }
  const wanted = model.inputs.map(({ name, kind }) => ({ name, kind }));
  const [cluster] = (
    await readTable(session, 'scored', null, [{ name: 'cluster', kind: 'number' }])
  ).columns;
  if (cluster.kind !== 'number') throw new Error('a cluster is a number');
  return {
    model,
    session,
    relation,
    table: await readTable(session, relation, null, wanted),
    clusters: Int32Array.from(cluster.values),
  };
}

/** Share of the customers that two tell alike. */
function agreement(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect([a.length, b.length]).toEqual([many, many]);
  return Array.from(a).filter((cluster, i) => cluster === b[i]).length / many;
}

async function bySql({ model, session, relation }: Told): Promise<Int32Array> {
  const sql = exportModel(model, { format: 'sql', dialect: 'duckdb', table: relation });
  await session.run(`CREATE TABLE assigned AS SELECT cluster FROM (${String(sql)})`);
  const { columns } = await readTable(session, 'assigned', null, [
    { name: 'cluster', kind: 'number' },
  ]);
  return Int32Array.from(columns[0].kind === 'number' ? columns[0].values : []);
}

async function byModule({ model, table }: Told, name: string): Promise<Int32Array> {
  const path = join(folder, `${name}.ts`);
  await writeFile(path, exportModel(model, { format: 'ts' }));
  // The text was written a moment ago; what it exports is what this test is about.
  const { assignSegment } = (await import(pathToFileURL(path).href)) as {
    assignSegment: (customer: object) => { cluster: number } | null;
  };
  const flags = new Set(model.columns.flatMap((each) => (each.type === 'flag' ? each.name : [])));
  return Int32Array.from({ length: table.nRows }, (_, row) => {
    const customer = table.columns.map((column) => {
      if (column.kind === 'number') return [column.name, column.values[row]];
      const level = column.levels[column.codes[row]] ?? null;
      return [column.name, flags.has(column.name) && level !== null ? level === 'yes' : level];
    });
    return assignSegment(Object.fromEntries(customer))?.cluster ?? -1;
  });
}

function byGraph({ model, table }: Told): Int32Array {
  const bytes = exportModel(model, { format: 'onnx' });
  if (typeof bytes === 'string') throw new TypeError('ONNX is no text');
  const graph = readModelBytes(bytes);
  const found = new Int32Array(table.nRows);
  const step = 10_000;
  const feeds = feedsOf(model, table);
  for (let from = 0; from < table.nRows; from += step) {
    const inputs = Object.entries(feeds).map(([name, { values }]) => {
      const some = values.slice(from, from + step);
      return [name, { dims: [some.length, 1], values: some }] as const;
    });
    const outputs = evaluate(graph, new Map(inputs));
    found.set((outputs.get('cluster')?.values ?? []).map(Number), from);
  }
  return found;
}

describe.each(syntheticShapes)('100,000 new customers of %s', (shape) => {
  let told: Told;
  beforeAll(async () => {
    told = await tell(shape);
  });
  afterAll(() => told.session.close());

  it('get from every exact form the segment that score wrote', async () => {
    const { model, table, clusters } = told;
    expect(new Set(clusters).size).toBe(5);
    expect(agreement(await bySql(told), clusters)).toBe(1);
    expect(agreement(await byModule(told, shape), clusters)).toBe(1);
    expect(agreement(byGraph(told), clusters)).toBe(1);
    const again: unknown = JSON.parse(String(exportModel(model, { format: 'json' })));
    expect(agreement(createScorer(again).scoreTable(table, null).clusters, clusters)).toBe(1);
  });
});
