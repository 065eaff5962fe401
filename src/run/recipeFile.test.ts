import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { candidateKs } from '../contract/index.ts';
import { isRecipeFile, readRecipeFile, resolveConfig } from './recipeFile.ts';

describe('resolveConfig', () => {
  it('fills in the defaults', () => {
    expect(resolveConfig({ source: 'a.csv' })).toMatchObject({
      k: 'auto',
      nInit: 10,
      seed: 42,
      scale: 'standard',
    });
  });

  it.each([
    [{ k: '9..3' }, '"9..3"'],
    [{ k: 0 }, 'k cannot be 0'],
    [{ k: 2.5 }, 'k cannot be 2.5'],
    [{ impute: 'x' }, 'mean, median, mode, drop'],
    [{ nope: 1 }, '"nope"'],
    [{ nInit: 0 }, 'the least is 1'],
    [{ shape: 'q' }, 'transactions, card-usage, campaign, customers, table'],
    [{ currency: 'euro' }, 'three capital letters'],
    [{ roles: { x: 'bad' } }, 'roles.x'],
  ])('refuses %j in one sentence that names the value', (options, words) => {
    expect(() => resolveConfig({ source: 'a.csv', ...options })).toThrow(words);
  });

  it('asks for a source', () => {
    expect(() => resolveConfig({})).toThrow('No source is given');
  });
});

describe('candidateKs', () => {
  it('reads a number, a range and auto', () => {
    expect(candidateKs(4)).toEqual([4]);
    expect(candidateKs('3..5')).toEqual([3, 4, 5]);
    expect(candidateKs('auto')).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});

describe('readRecipeFile', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clientele-recipe-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const recipe = async (text: string): Promise<string> => {
    const path = join(folder, 'recipe.yaml');
    await writeFile(path, text);
    return path;
  };

  it('knows a recipe by its ending', () => {
    expect(isRecipeFile('a.yaml') && isRecipeFile('A.YML')).toBe(true);
    expect(isRecipeFile('yaml.csv')).toBe(false);
  });

  it('looks for the source beside the recipe', async () => {
    const path = await recipe('source: customers.csv\nk: 4\n');
    expect(await readRecipeFile(path)).toEqual({ source: join(folder, 'customers.csv'), k: 4 });
  });

  it.each([['- a'], ['just words'], [''], ['a: [1']])('refuses %j', async (text) => {
    await expect(readRecipeFile(await recipe(text))).rejects.toMatchObject({ kind: 'usage' });
  });

  it('names a recipe that is not there', async () => {
    await expect(readRecipeFile(join(folder, 'no.yaml'))).rejects.toThrow('no.yaml');
  });
});
