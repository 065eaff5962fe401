import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dictionary } from '@zxcvbn-ts/language-common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkNewPassword } from './checkNewPassword.ts';
import { createKnownPasswords } from './knownPasswords.ts';

const shortest = 12;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-known-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex').toUpperCase();

async function fileOf(passwords: readonly string[], end = '\r\n'): Promise<string> {
  const file = join(folder, `known-${passwords.length}-${end.length}`);
  const lines = passwords.map((each, i) => `${sha1(each)}:${i * 7919}`).toSorted();
  await writeFile(file, lines.join(end));
  return file;
}

describe('known passwords', () => {
  it('are refused: each of the 49,000 most used that is long enough, in any case', async () => {
    const desk = { knownPasswords: await createKnownPasswords(null) };
    const long = dictionary['passwords-common'].map(String).filter((p) => p.length >= shortest);
    expect(long.length).toBeGreaterThan(250);
    const taken: string[] = [];
    for (const password of [...long, 'SuperNatural']) {
      await checkNewPassword(desk, password, 'ada').then(
        () => taken.push(password),
        () => undefined,
      );
    }
    expect(taken).toEqual([]);
    await expect(checkNewPassword(desk, long[0], 'ada')).rejects.toMatchObject({ status: 400 });
    await checkNewPassword(desk, 'tulip anvil rhubarb canoe', 'ada');
  });

  it.each([1, 2, 3, 100, 1001])('are found among the hashes of a file of %i lines', async (n) => {
    const inside = Array.from({ length: n }, (_, i) => `lost password ${i}`);
    for (const end of ['\r\n', '\n']) {
      const known = await createKnownPasswords(await fileOf(inside, end));
      for (const password of inside) expect(await known.has(password)).toBe(true);
      for (let i = 0; i < 100; i++) expect(await known.has(`other password ${i}`)).toBe(false);
    }
  });

  it('are not sought in what is no such file', async () => {
    const text = join(folder, 'letter.txt');
    await writeFile(text, 'Dear all,\n');
    for (const file of [text, join(folder, 'nothing'), folder]) {
      await expect(createKnownPasswords(file)).rejects.toMatchObject({
        kind: 'usage',
        message: expect.stringContaining('CLIENTELE_BREACHED_PASSWORDS'),
      });
    }
  });
});
