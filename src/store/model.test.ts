import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { richModel } from '../../test/support/exportedModels.ts';
import { publishFile, readModel } from './index.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-model-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('readModel', () => {
  it('reads what was written', async () => {
    await writeFile(join(folder, 'model.json'), JSON.stringify(richModel()));
    expect(await readModel(folder)).toEqual(richModel());
  });

  it.each([
    ['none', null],
    ['half', '{"schemaVersion": 1, "sha'],
    ['another version', JSON.stringify({ ...richModel(), schemaVersion: 2 })],
  ])('says to make the run again: %s', async (_, content) => {
    if (content !== null) await writeFile(join(folder, 'model.json'), content);
    await expect(readModel(folder)).rejects.toMatchObject({
      kind: 'data',
      message: expect.stringContaining('make the run again'),
    });
  });
});

describe('publishFile', () => {
  it('writes text and bytes, replaces what was there and leaves nothing beside it', async () => {
    const path = join(folder, 'model.sql');
    await publishFile(path, 'an older and longer text');
    await publishFile(path, 'SELECT 1\n');
    expect(await readFile(path, 'utf8')).toBe('SELECT 1\n');
    await publishFile(path, Uint8Array.from([0, 255]));
    expect([...(await readFile(path))]).toEqual([0, 255]);
    expect(await readdir(folder)).toEqual(['model.sql']);
  });

  it('refuses a folder', async () => {
    await expect(publishFile(folder, '')).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('is a folder'),
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('says that the folder is not there', async () => {
    await expect(publishFile(join(folder, 'no', 'model.sql'), '')).rejects.toMatchObject({
      kind: 'resource',
      message: expect.stringContaining('Cannot write model.sql: the folder does not exist'),
    });
  });
});
