import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ModelFile } from '../../contract/index.ts';
import { predict, predictProbabilities, type Table } from '../../core/index.ts';
import { openSession } from '../../data/index.ts';
import {
  anyModel,
  anyTree,
  expectedOf,
  hostile,
  isNear,
  makeCustomers,
  modelOf,
  plainStep,
  readCustomers,
  tiedModel,
} from '../../../test/support/exportedModels.ts';
import { forestCase } from '../../../test/support/forestCase.ts';
import { feedsOf } from '../../../test/support/onnxFeeds.ts';
import { exportModel } from '../exportModel.ts';
import { evaluate } from './evaluate.fixture.ts';
import { readModelBytes, type ReadGraph, type ReadTensor } from './reader.fixture.ts';

let few: Table;
beforeAll(async () => {
  await using session = await openSession({ threads: 1 });
  few = await readCustomers(session, await makeCustomers(session, 150));
});

function graphOf(model: ModelFile, part?: 'forest'): ReadGraph {
  const options = part === undefined ? {} : { model: part };
  const bytes = exportModel(model, { format: 'onnx', ...options });
  if (typeof bytes === 'string') throw new TypeError('ONNX is no text');
  return readModelBytes(bytes);
}

function run(model: ModelFile, table: Table, part?: 'forest'): Map<string, ReadTensor> {
  const inputs = Object.entries(feedsOf(model, table, part)).map(
    ([name, { values }]) => [name, { dims: [table.nRows, 1], values }] as const,
  );
  return evaluate(graphOf(model, part), new Map(inputs));
}

function check(model: ModelFile, isExact: boolean): void {
  const found = run(model, few);
  const { labels, distances } = expectedOf(model, few);
  const valuesOf = (name: string) => found.get(name)?.values ?? [];
  expect(valuesOf('cluster')).toEqual([...labels]);
  const names = new Map(model.segments.map(({ cluster, id, name }) => [cluster, { id, name }]));
  expect(valuesOf('segment_id')).toEqual(Array.from(labels, (each) => names.get(each)?.id ?? ''));
  expect(valuesOf('segment')).toEqual(Array.from(labels, (each) => names.get(each)?.name ?? ''));
  const isSame = isExact ? Object.is : isNear;
  expect(valuesOf('distance').every((each, i) => isSame(Number(each), distances[i]))).toBe(true);
}

describe('the graph of the nearest centroid', () => {
  it('gives every customer of any model the segment that assign gives', () => {
    fc.assert(
      fc.property(anyModel, (model) => check(model, false)),
      { numRuns: 40 },
    );
  });

  it('gives every customer of any tree the segment of its cell', () => {
    fc.assert(
      fc.property(anyTree, (model) => check(model, false)),
      { numRuns: 40 },
    );
  });

  it('lets the smaller centroid win where distances are equal, with the same bits', () => {
    fc.assert(
      fc.property(tiedModel, (model) => check(model, true)),
      { numRuns: 15 },
    );
  });

  it('takes the columns of the table and keeps clear of their names', () => {
    const model = modelOf(
      ['cluster', 'Sub 1', 'constant 1', hostile].map((name) =>
        plainStep(name, null, { impute: 0, centre: 1, scale: 2 }),
      ),
      [[0, 0, 0, 0]],
    );
    const { inputs, outputs, nodes, constants } = graphOf(model);
    expect(inputs).toEqual(['cluster', 'Sub 1', 'constant 1', hostile]);
    expect(outputs).toEqual(['cluster_', 'distance', 'segment_id', 'segment']);
    const names = [...inputs, ...constants.keys(), ...nodes.flatMap((node) => node.outputs)];
    expect(new Set(names).size).toBe(names.length);
  });

  it('keeps no constant that nothing reads and names the operator sets', () => {
    const [model] = fc.sample(anyModel, { numRuns: 1, seed: 5 });
    const { nodes, constants, opsets } = graphOf(model);
    const read = new Set(nodes.flatMap(({ inputs }) => inputs));
    expect([...constants.keys()].filter((name) => !read.has(name))).toEqual([]);
    expect([...opsets]).toEqual([
      ['', 18],
      ['ai.onnx.ml', 3],
    ]);
  });
});

describe('the graph of the forest', () => {
  it('gives the probabilities and the labels that core gives', () => {
    const { model, forest, table, x } = forestCase(few);
    const found = run(model, table, 'forest');
    const expected = predictProbabilities(forest, x).data;
    const probabilities = found.get('probabilities')?.values.map(Number) ?? [];
    expect(probabilities).toHaveLength(expected.length);
    expect(probabilities.every((p, i) => Math.abs(p - expected[i]) < 1e-12)).toBe(true);
    const labels = found.get('cluster')?.values ?? [];
    const agreeing = labels.filter((label, i) => label === predict(forest, x)[i]).length;
    expect(agreeing).toBe(few.nRows);
    expect(new Set(labels).size).toBe(3);
  });

  it('says that the model does not describe a column of its forest', () => {
    const { model } = forestCase(few);
    expect(() =>
      exportModel({ ...model, inputs: [] }, { format: 'onnx', model: 'forest' }),
    ).toThrow('does not describe column');
  });
});
