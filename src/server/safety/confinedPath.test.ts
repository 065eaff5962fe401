import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confinedPath, isPlainName } from './confinedPath.ts';

let folder = '';
beforeAll(async () => {
  const parent = await realpath(await mkdtemp(join(tmpdir(), 'clientele-paths-')));
  folder = join(parent, 'inside');
  await mkdir(folder);
  await writeFile(join(parent, 'outside.txt'), 'outside');
  await symlink(join(parent, 'outside.txt'), join(folder, 'link.txt'));
  await symlink(join(parent, 'nowhere'), join(folder, 'dangling'));
});
afterAll(() => rm(dirname(folder), { recursive: true, force: true }));

describe('a path made from a name from outside', () => {
  it('stands in its folder', async () => {
    for (const name of [
      'run.json',
      'Kunden 2026 (neu).csv',
      'ähnlich.parquet',
      '_a',
      'a+b-c.d',
      '顧客.csv',
    ]) {
      expect(await confinedPath(folder, name)).toBe(join(folder, name));
    }
  });

  it.each([
    ['', 'nothing'],
    ['.', 'the folder'],
    ['..', 'its parent'],
    ['.hidden', 'hidden'],
    ['a/../b', 'a way up'],
    ['a..b', 'two dots'],
    ['/etc/passwd', 'absolute'],
    ['..\\a', 'a backslash'],
    ['C:a', 'a drive'],
    ['\\\\host\\share', 'a share'],
    ['a\0.csv', 'NUL'],
    ['a\n', 'a line'],
    ['%2e%2e%2fa', 'encoded'],
    ['%252e%252e%252fa', 'encoded twice'],
    ['．．', 'full-width dots'],
    ['a／b', 'a full-width slash'],
    ['a․․b', 'one-dot leaders'],
    ['a⁄b', 'a fraction slash'],
    ['a∕b', 'a division slash'],
    ['℀', 'a sign that holds a slash'],
    ['CON', 'a device'],
    ['nul.txt', 'a device with an ending'],
    ['com1 .csv', 'a device with a space'],
    ['LPT¹', 'a device with a raised digit'],
    ['a.', 'a dot at the end'],
    ['a ', 'a space at the end'],
    ['a:stream', 'a stream'],
    ['a\u202etxt', 'text turned around'],
    ['x'.repeat(201), 'too long'],
    ['é'.repeat(101), 'too long in bytes'],
  ])('refuses %j: %s', async (name) => {
    await expect(confinedPath(folder, name)).rejects.toMatchObject({ status: 404 });
  });

  it('does not follow a link', async () => {
    await expect(confinedPath(folder, 'link.txt')).rejects.toMatchObject({ status: 404 });
    await expect(confinedPath(folder, 'dangling')).rejects.toMatchObject({ status: 404 });
  });

  it('has the folder as its parent, whatever the name', () => {
    const sign = fc.constantFrom(
      '.',
      '/',
      '\\',
      'a',
      '%',
      '2',
      'e',
      ':',
      '\0',
      '．',
      '․',
      ' ',
      'B',
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 8 }), (signs) => {
        const name = signs.join('');
        if (!isPlainName(name)) return;
        for (const form of [name, name.normalize('NFKC'), decoded(name)]) {
          expect(dirname(join('/inside', form))).toBe('/inside');
        }
      }),
    );
  });
});

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
