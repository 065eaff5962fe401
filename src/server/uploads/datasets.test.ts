import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openCatalogue, type Catalogue } from '../../store/index.ts';
import { limitsOf } from '../limits.ts';
import { testFolder } from '../testWorkspace.fixture.ts';
import { datasetFile, datasetsFolder, removeDataset, sweepDatasets, takeIn } from './datasets.ts';

let root = '';
let catalogue: Catalogue;
beforeEach(async () => {
  root = await testFolder();
  catalogue = await openCatalogue(root, {});
});
afterEach(async () => {
  await catalogue.close();
  await rm(root, { recursive: true, force: true });
});

const csv = 'id,balance\n1,2\n';
const key = 'a1'.repeat(9);
const id = `d-${key}`;
/** No process has it: above the largest id of Linux. */
const deadPid = 4_194_999;

function context() {
  const none = (): never => {
    throw new Error('nobody asks for this');
  };
  return {
    root,
    catalogue,
    host: '127.0.0.1',
    env: {},
    limits: limitsOf({}),
    now: () => new Date(0),
    audit: none,
    actorOf: none,
    tellConsole: none,
  };
}

async function leave(name: string): Promise<void> {
  await mkdir(join(datasetsFolder(root), name), { recursive: true });
  await writeFile(join(datasetsFolder(root), name, 'bank.csv'), csv);
}

async function list(): Promise<void> {
  const dataset = { id, name: 'bank.csv', bytes: csv.length, createdAt: '', fingerprint: '' };
  await catalogue.datasets.add(dataset);
}

const found = () => readdir(datasetsFolder(root));

describe('an upload', () => {
  it('is listed and in its place, and leaves both', async () => {
    const dataset = await takeIn(context(), 'bank.csv', Readable.from([Buffer.from(csv)]));
    expect(await readFile(datasetFile(root, dataset), 'utf8')).toBe(csv);
    await sweepDatasets({ root, catalogue });
    expect(await found()).toEqual([dataset.id]);
    await removeDataset(context(), dataset);
    expect(await found()).toEqual([]);
    expect(await catalogue.datasets.list()).toEqual([]);
  });

  it('that cannot be listed, or not be put into place, leaves nothing', async () => {
    const take = () => takeIn(context(), 'bank.csv', Readable.from([Buffer.from(csv)]));
    const add = vi.spyOn(catalogue.datasets, 'add').mockRejectedValueOnce(new Error('full'));
    await expect(take()).rejects.toThrow('full');
    expect(await found()).toEqual([]);
    add.mockImplementationOnce(async (dataset) => {
      // In the way of the rename.
      await mkdir(join(datasetsFolder(root), dataset.id, 'x'), { recursive: true });
    });
    await expect(take()).rejects.toThrow('ENOTEMPTY');
    expect(await found()).toEqual([]);
    expect(await catalogue.datasets.list()).toEqual([]);
  });

  it('whose process died before it was listed goes at the next start', async () => {
    await leave(`.clientele-partial-${deadPid}-${key}`);
    await sweepDatasets({ root, catalogue });
    expect(await found()).toEqual([]);
  });

  it('whose process died after it was listed is put into its place', async () => {
    await leave(`.clientele-partial-${deadPid}-${key}`);
    await list();
    await sweepDatasets({ root, catalogue });
    expect(await readFile(datasetFile(root, { id, name: 'bank.csv' }), 'utf8')).toBe(csv);
    expect(await found()).toEqual([id]);
  });

  it('that no list knows goes: of an earlier version, or half removed', async () => {
    await leave(id);
    await sweepDatasets({ root, catalogue });
    expect(await found()).toEqual([]);
  });

  it('that a living process is at is left alone, and so is what is not ours', async () => {
    const names = [`.clientele-partial-${process.ppid}-${key}`, 'notes'];
    for (const name of names) await leave(name);
    await list();
    await sweepDatasets({ root, catalogue });
    expect((await found()).toSorted()).toEqual(names);
  });
});
