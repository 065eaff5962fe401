import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelFile } from '../../src/contract/index.ts';
import { predict, predictProbabilities, type Table } from '../../src/core/index.ts';
import { openSession, type Session } from '../../src/data/index.ts';
import { exportModel } from '../../src/exports/index.ts';
import {
  anyModel,
  anyTree,
  expectedOf,
  isNear,
  makeCustomers,
  readCustomers,
  richModel,
  tiedModel,
} from '../support/exportedModels.ts';
import { feedsOf } from '../support/onnxFeeds.ts';
import { forestCase } from '../support/forestCase.ts';

const runtime = process.env['CLIENTELE_TEST_ONNXRUNTIME'];
const reason = 'needs ONNX Runtime; "npm run test:onnx" installs it and runs these tests';
if (runtime === undefined) process.stdout.write(`test/onnx is skipped: it ${reason}.\n`);

/** What of onnxruntime-node is used here. */
interface OnnxRuntime {
  readonly InferenceSession: {
    readonly create: (bytes: Uint8Array) => Promise<{
      readonly run: (
        feeds: object,
      ) => Promise<Record<string, { readonly data: ArrayLike<unknown> }>>;
    }>;
  };
  readonly Tensor: new (type: string, data: unknown, dims: readonly number[]) => object;
}

async function run(model: ModelFile, table: Table, part?: 'forest') {
  const require = createRequire(join(runtime ?? '', 'package.json'));
  // The package is not among the dependencies, so its types are not at hand.
  const { InferenceSession, Tensor } = require(runtime ?? '') as OnnxRuntime;
  const options = part === undefined ? {} : { model: part };
  const bytes = exportModel(model, { format: 'onnx', ...options });
  if (typeof bytes === 'string') throw new TypeError('ONNX is no text');
  const session = await InferenceSession.create(bytes);
  const feeds = Object.entries(feedsOf(model, table, part)).map(([name, { type, values }]) => [
    name,
    type === 'double'
      ? new Tensor('float64', Float64Array.from(values, Number), [table.nRows, 1])
      : new Tensor('string', values, [table.nRows, 1]),
  ]);
  return session.run(Object.fromEntries(feeds));
}

async function check(model: ModelFile, table: Table, isExact = false): Promise<void> {
  const found = await run(model, table);
  const { labels, distances } = expectedOf(model, table);
  expect(Int32Array.from(found['cluster'].data, Number)).toEqual(labels);
  expect(Array.from(found['segment_id'].data)).toEqual(
    Array.from(labels, (label) => (label < 0 ? '' : `s${label}`)),
  );
  const isSame = isExact ? Object.is : isNear;
  const given = Array.from(found['distance'].data, Number);
  expect(given.every((distance, i) => isSame(distance, distances[i]))).toBe(true);
}

describe.skipIf(runtime === undefined)(`the graph in ONNX Runtime (${reason})`, () => {
  const opened: { session?: Session; few?: Table } = {};
  beforeAll(async () => {
    opened.session = await openSession({ threads: 1 });
    opened.few = await readCustomers(opened.session, await makeCustomers(opened.session, 200));
  });
  afterAll(() => opened.session?.close());
  const few = (): Table => {
    if (opened.few === undefined) throw new Error('no table');
    return opened.few;
  };

  const many = async (): Promise<Table> => {
    if (opened.session === undefined) throw new Error('no session');
    return readCustomers(opened.session, await makeCustomers(opened.session, 100_000));
  };

  it('gives every customer of any model the segment that assign gives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyModel, anyTree), (model) => check(model, few())),
      { numRuns: 30 },
    );
  });

  it('lets the smaller centroid win where distances are equal, with the same bits', async () => {
    await fc.assert(
      fc.asyncProperty(tiedModel, (model) => check(model, few(), true)),
      { numRuns: 10 },
    );
  });

  it('agrees on each of 100,000 customers', async () => {
    await expect(check(richModel(), await many())).resolves.toBeUndefined();
  });

  it('tells 100,000 customers the class that the forest does, but for ties in 32-bit floats', async () => {
    const { model, forest, table, x } = forestCase(await many());
    const found = await run(model, table, 'forest');
    const said = predict(forest, x);
    const same = Array.from(found['cluster'].data, Number).filter((each, i) => each === said[i]);
    expect(said).toHaveLength(100_000);
    expect(same.length / said.length).toBeGreaterThanOrEqual(0.9999);
  });

  it('gives the probabilities of the forest, to the digits of a 32-bit float', async () => {
    const { model, forest, table, x } = forestCase(few());
    const found = await run(model, table, 'forest');
    const expected = predictProbabilities(forest, x);
    const probabilities = Array.from(found['probabilities'].data, Number);
    expect(probabilities).toHaveLength(expected.data.length);
    expect(probabilities.every((p, i) => Math.abs(p - expected.data[i]) < 1e-6)).toBe(true);
    const labels = Array.from(found['cluster'].data, Number);
    expect(new Set(labels).size).toBe(3);
    const best = labels.map((_, i) => Math.max(...expected.data.subarray(3 * i, 3 * i + 3)));
    expect(labels.every((label, i) => expected.data[3 * i + label] > best[i] - 1e-6)).toBe(true);
  });
});
