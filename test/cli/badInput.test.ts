import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { command } from './capture.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-bad-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const rows = (count: number, row: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => row(i)).join('\n');
const good = `customer_id,balance,income\n${rows(40, (i) => `${i},${i * i},${(i * 7919) % 101}`)}\n`;

interface Case {
  readonly what: string;
  readonly content: string | Uint8Array;
  readonly options?: readonly string[];
  readonly exitCode: number;
  readonly says: RegExp;
}

const cases: readonly Case[] = [
  { what: 'an empty file', content: '', exitCode: 3, says: /empty/i },
  { what: 'a header alone', content: 'a,b,c\n', exitCode: 3, says: /no rows|header/i },
  { what: 'one row', content: 'a,b\n1,2\n', exitCode: 3, says: /one row|1 row|customer/i },
  {
    what: 'constant columns',
    content: `a,b\n${rows(20, () => '1,2')}\n`,
    exitCode: 3,
    says: /column/i,
  },
  { what: 'all missing', content: `a,b\n${rows(20, () => ',')}\n`, exitCode: 3, says: /./ },
  {
    what: 'ids alone',
    content: `customer_id\n${rows(20, (i) => `C${i}`)}\n`,
    exitCode: 3,
    says: /column/i,
  },
  {
    what: 'k above the rows',
    content: good,
    options: ['--k', '50'],
    exitCode: 2,
    says: /50.*40|40.*50/,
  },
  {
    what: 'an unknown column',
    content: good,
    options: ['--features', 'balence'],
    exitCode: 2,
    says: /balence.*balance/,
  },
  {
    what: 'an unknown column to leave out',
    content: good,
    options: ['--exclude', 'nope'],
    exitCode: 2,
    says: /nope/,
  },
  {
    what: 'an unknown id column',
    content: good,
    options: ['--id', 'nope'],
    exitCode: 2,
    says: /nope/,
  },
  {
    what: 'an unknown role',
    content: good,
    options: ['--role', 'balance=gold'],
    exitCode: 2,
    says: /gold/,
  },
  {
    what: 'a role for an unknown column',
    content: good,
    options: ['--role', 'nope=spend'],
    exitCode: 2,
    says: /nope/,
  },
  {
    what: 'an unknown option',
    content: good,
    options: ['--colour', 'red'],
    exitCode: 2,
    says: /--colour/,
  },
  {
    what: 'a k that is no number',
    content: good,
    options: ['--k', 'many'],
    exitCode: 2,
    says: /many/,
  },
  {
    what: 'log1p of negatives',
    content: `a,b\n${rows(40, (i) => `${i - 20},${(i * 37) % 11}`)}\n`,
    options: ['--transform', 'log1p'],
    exitCode: 2,
    says: /yeo-johnson/,
  },
  {
    what: 'a binary file',
    content: Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256),
    exitCode: 3,
    says: /binary|text/i,
  },
];

describe('bad input: one sentence, the right exit code, nothing left behind', () => {
  it.each(cases)('$what', async ({ content, options = [], exitCode, says }) => {
    const source = join(folder, 'data.csv');
    await writeFile(source, content);
    const out = join(folder, 'out');
    const outcome = await command(['segment', source, '--quiet', '--out', out, ...options]);
    expect(outcome.stderr).toMatch(says);
    expect(outcome.exitCode).toBe(exitCode);
    expect(outcome.stdout).toBe('');
    expect(outcome.stderr).not.toMatch(/\n\s+at /);
    expect(await readdir(folder)).toEqual(['data.csv']);
  });

  it('a folder', async () => {
    const outcome = await command(['segment', folder, '--quiet', '--out', join(folder, 'out')]);
    expect(outcome).toMatchObject({ exitCode: 3, stdout: '' });
    expect(outcome.stderr).toMatch(/folder|directory/);
    expect(await readdir(folder)).toEqual([]);
  });

  it('scores of several files without a file to write', async () => {
    const outcome = await command(['score', 'latest', join(folder, '2026-*.csv')]);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toContain('--out');
  });

  it('a file that is not there', async () => {
    const outcome = await command(['segment', join(folder, 'no.csv'), '--quiet']);
    expect(outcome).toMatchObject({ exitCode: 3, stdout: '' });
    expect(outcome.stderr).toContain('no.csv');
  });

  it('an --out that holds other files', async () => {
    const source = join(folder, 'data.csv');
    await writeFile(source, good);
    const outcome = await command(['segment', source, '--quiet', '--out', folder]);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await readdir(folder)).toEqual(['data.csv']);
  });

  it('a cancelled run', async () => {
    const source = join(folder, 'data.csv');
    await writeFile(source, good);
    await mkdir(join(folder, 'runs'));
    const outcome = await command(
      ['segment', source, '--quiet', '--out', join(folder, 'runs', 'a')],
      {
        signal: AbortSignal.abort(),
      },
    );
    expect(outcome.exitCode).toBe(130);
    expect(await readdir(join(folder, 'runs'))).toEqual([]);
  });
});
