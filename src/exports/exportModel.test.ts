import { describe, expect, it } from 'vitest';
import { modelFileSchema } from '../contract/index.ts';
import { transactionsModel } from '../../test/support/bankTransactions.ts';
import { richModel } from '../../test/support/exportedModels.ts';
import { exportFormats, exportModel, findFormat } from './index.ts';

const model = richModel();

describe('exportModel', () => {
  it('writes the model itself as JSON', () => {
    const text = String(exportModel(model, { format: 'json' }));
    expect(modelFileSchema.parse(JSON.parse(text))).toEqual(model);
  });

  it('writes text for people and bytes for machines, as the format says', () => {
    for (const { name, isBinary } of exportFormats) {
      expect(typeof exportModel(model, { format: name })).toBe(isBinary ? 'object' : 'string');
    }
  });

  it('reads the table it is told to, in the dialect it is told to', () => {
    const plain = String(exportModel(model, { format: 'sql' }));
    expect(plain).toContain('Written by Clientele for DuckDB');
    expect(plain).toContain('FROM "customers" AS t');
    const told = { format: 'sql', dialect: 'spark', table: 'bank.people', model: 'segments' };
    const other = String(exportModel(model, told));
    expect(other).toContain('Spark SQL');
    expect(other).toContain('FROM `bank`.`people` AS t');
  });

  it('makes customers of the transactions that it is told of', () => {
    const of = { format: 'sql', transactions: 'bank.booked' };
    const written = String(exportModel(transactionsModel(), of));
    expect(written).toContain('FROM "bank"."booked"');
    expect(written).toContain('GROUP BY');
    expect(() => exportModel(model, of)).toThrow('were not made from transactions');
  });

  it.each([
    [{ format: 'sql', table: 'a', transactions: 'b' }, 'not both'],
    [{ format: 'onnx', transactions: 'b' }, '--transactions means nothing for --format onnx'],
    [{ format: 'pmml' }, 'no format "pmml"; choose one of json, sql, onnx, ts'],
    [{ format: 'sql', dialect: 'oracle' }, 'no SQL dialect "oracle"'],
    [{ format: 'ts', dialect: 'duckdb' }, '--dialect means nothing for --format ts'],
    [{ format: 'json', table: 'people' }, '--table means nothing for --format json'],
    [{ format: 'json', model: 'segments' }, '--model means nothing for --format json'],
    [
      { format: 'onnx', model: 'trees' },
      'no part "trees" of a model; choose one of segments, forest',
    ],
    [{ format: 'sql', model: 'forest' }, 'SQL cannot hold the forest'],
    [{ format: 'ts', model: 'forest' }, 'holds centroids or the cells of a tree alone'],
    [{ format: 'onnx', model: 'forest' }, 'This run has no forest'],
  ])('%o: one sentence', (options, sentence) => {
    expect(() => exportModel(model, options)).toThrow(
      expect.objectContaining({ kind: 'usage', message: expect.stringContaining(sentence) }),
    );
  });

  it.each([
    { ...model, segments: [] },
    { ...model, recipe: { features: [] } },
    { ...model, model: { ...model.model, centroids: [] } },
    { ...model, model: { ...model.model, centroids: [[1]] } },
  ])('refuses a model that contradicts itself', (damaged) => {
    expect(() => exportModel(damaged, { format: 'ts' })).toThrow(
      expect.objectContaining({
        kind: 'data',
        message: expect.stringContaining('contradicts itself'),
      }),
    );
  });

  it('finds each format by its name', () => {
    for (const format of exportFormats) expect(findFormat(format.name)).toBe(format);
  });
});
