import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ClienteleError } from '../contract/index.ts';
import { checkTarget, publishReport, publishRun } from './publish.ts';
import { segmentsCsv } from './segmentsCsv.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-store-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('publishRun', () => {
  it('writes every file and leaves nothing beside', async () => {
    await publishRun(join(folder, 'a'), { 'run.json': '{}', 'x.csv': ['1\n', '2\n'] });
    expect(await readFile(join(folder, 'a', 'x.csv'), 'utf8')).toBe('1\n2\n');
    expect(await readdir(folder)).toEqual(['a']);
  });

  it('replaces an earlier run', async () => {
    await publishRun(join(folder, 'a'), { 'run.json': '1', 'old.txt': '' });
    await publishRun(join(folder, 'a'), { 'run.json': '2' });
    expect(await readdir(join(folder, 'a'))).toEqual(['run.json']);
    expect(await readdir(folder)).toEqual(['a']);
  });

  it('leaves nothing behind when a file cannot be produced', async () => {
    const failing = (function* (): Generator<string> {
      yield 'half';
      throw new Error('no more');
    })();
    await expect(publishRun(join(folder, 'a'), { 'x.csv': failing })).rejects.toThrow('no more');
    expect(await readdir(folder)).toEqual([]);
  });

  it('keeps the earlier run when the new one fails', async () => {
    await publishRun(join(folder, 'a'), { 'run.json': '1' });
    const failing = (function* (): Generator<string> {
      yield '';
      throw new Error('no more');
    })();
    await expect(publishRun(join(folder, 'a'), { 'run.json': failing })).rejects.toThrow('no more');
    expect(await readFile(join(folder, 'a', 'run.json'), 'utf8')).toBe('1');
  });

  it('refuses a folder that holds something else, and a file', async () => {
    await writeFile(join(folder, 'letter.txt'), '');
    for (const target of [folder, join(folder, 'letter.txt')]) {
      await expect(checkTarget(target)).rejects.toBeInstanceOf(ClienteleError);
      await expect(publishRun(target, { 'run.json': '' })).rejects.toMatchObject({ kind: 'usage' });
    }
    expect(await readdir(folder)).toEqual(['letter.txt']);
  });
});

describe('publishReport', () => {
  it('replaces the report and nothing else', async () => {
    await publishRun(join(folder, 'a'), { 'run.json': '{}', 'report.html': 'old' });
    await publishReport(join(folder, 'a'), 'new');
    expect(await readFile(join(folder, 'a', 'report.html'), 'utf8')).toBe('new');
    expect(await readdir(join(folder, 'a'))).toEqual(['report.html', 'run.json']);
    expect(await readdir(folder)).toEqual(['a']);
  });
});

describe('segmentsCsv', () => {
  it('writes one row a customer, names quoted where needed, numbers in full', () => {
    const text = [
      ...segmentsCsv(
        {
          customerIds: ['007', 'a,"b"'],
          clusters: Int32Array.of(1, 0),
          distances: Float64Array.of(0.1 + 0.2, 2),
          probabilities: null,
        },
        [
          { id: 'S1', name: 'Low, calm', cluster: 0 },
          { id: 'S2', name: 'High', cluster: 1 },
        ],
      ),
    ].join('');
    expect(text).toBe(
      'customer_id,segment_id,segment,cluster,probability,distance\n' +
        '007,S2,High,1,,0.30000000000000004\n' +
        '"a,""b""",S1,"Low, calm",0,,2\n',
    );
  });

  it('writes probabilities where there are some, and an id alone for a customer in no segment', () => {
    const text = [
      ...segmentsCsv(
        {
          customerIds: ['1', '2'],
          clusters: Int32Array.of(0, -1),
          distances: Float64Array.of(2, NaN),
          probabilities: Float64Array.of(0.75, NaN),
        },
        [{ id: 'S1', name: 'Low', cluster: 0 }],
      ),
    ].join('');
    expect(text.split('\n').slice(1)).toEqual(['1,S1,Low,0,0.75,2', '2,,,,,', '']);
  });
});
