import { describe, expect, it } from 'vitest';
import { newRunSchema, segmentConfigSchema } from '../../../contract/index.ts';
import { fieldsOf, readDraft } from './fields.ts';

const fields = fieldsOf();
const named = (name: string) => fields.find((field) => field.name === name);

describe('fieldsOf', () => {
  it('leaves out no option but those that belong to columns and tables', () => {
    const options = Object.keys(newRunSchema.shape.options.unwrap().shape);
    const elsewhere = new Set(['id', 'roles', 'part']);
    expect(fields.map(({ name }) => name).toSorted()).toEqual(
      options.filter((name) => !elsewhere.has(name)).toSorted(),
    );
  });

  it('asks for what a server lets a caller choose, each with its own sentence', () => {
    expect(fields.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['k', 'shape', 'impute', 'seed', 'nInit', 'features', 'exclude']),
    );
    for (const name of ['source', 'threads', 'memory', 'playbook', 'roles', 'id'])
      expect(named(name)).toBeUndefined();
    expect(fields.every(({ sentence }) => sentence !== '')).toBe(true);
  });

  it('knows the kind, the choices and the default of each', () => {
    expect(named('impute')).toMatchObject({
      kind: 'choice',
      choices: ['mean', 'median', 'mode', 'drop'],
      normally: 'median',
    });
    expect(named('shape')).toMatchObject({ kind: 'choice', normally: 'auto' });
    expect(named('algorithm')).toMatchObject({
      kind: 'several',
      alone: ['auto'],
      normally: 'kmeans',
    });
    expect(named('algorithm')?.choices).toContain('hdbscan');
    expect(named('shape')?.choices).toContain('transactions');
    expect(named('k')).toMatchObject({ kind: 'count-or-range', normally: 'auto' });
    expect(named('seed')).toMatchObject({ kind: 'number', normally: '42' });
    expect(named('features')).toMatchObject({ kind: 'list', normally: '' });
    expect(named('currency')).toMatchObject({ kind: 'text', normally: '' });
  });
});

describe('readDraft', () => {
  const resolved = (options: object | null) =>
    segmentConfigSchema.parse({ source: 'bank.csv', ...options });

  it('leaves what was not touched to its default', () => {
    const { options, problems } = readDraft(fields, { k: '', features: [] });
    expect(problems).toEqual({});
    expect(resolved(options)).toEqual(resolved({}));
  });

  it('turns what was typed into options', () => {
    const draft = { k: ' 4 ', seed: '7', impute: 'mean', exclude: ['age', 'zip'] };
    expect(resolved(readDraft(fields, draft).options)).toEqual(
      resolved({ k: 4, seed: 7, impute: 'mean', exclude: ['age', 'zip'] }),
    );
    expect(readDraft(fields, { k: '2..6' }).options).toMatchObject({ k: '2..6' });
  });

  it('takes several algorithms, or the word for all of them alone', () => {
    const algorithms = (algorithm: readonly string[]) => readDraft(fields, { algorithm }).options;
    expect(algorithms(['ward', 'kmeans'])).toMatchObject({ algorithm: ['ward', 'kmeans'] });
    expect(algorithms(['auto'])).toMatchObject({ algorithm: 'auto' });
  });

  it('says what cannot be used, at its field', () => {
    const { options, problems } = readDraft(fields, { k: '6..2', currency: 'euro', seed: '-1' });
    expect(options).toBeNull();
    expect(Object.keys(problems).toSorted()).toEqual(['currency', 'k', 'seed']);
    expect(problems['currency']).toBe('write three capital letters such as EUR');
  });
});
