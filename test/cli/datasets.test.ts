import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { zipOf } from '../support/zip.ts';
import { command, type Outcome } from './capture.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-datasets-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const here = (...args: string[]): Promise<Outcome> => command(args, { workingFolder: folder });

it('lists what is known, with licence and citation', async () => {
  const { exitCode, stdout } = await here('datasets');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(
    /uci-bank-marketing\n {2}Bank Marketing: .*\n.*CC BY 4\.0\. Cite as: Moro/,
  );
  const [first] = JSON.parse((await here('datasets', '--json')).stdout);
  expect(first).toMatchObject({ name: 'uci-bank-marketing', licence: 'CC BY 4.0' });
});

it('says what it does not know, and what cannot be reached', async () => {
  const unknown = await here('datasets', 'get', 'iris');
  expect(unknown).toMatchObject({ exitCode: 2, stdout: '' });
  expect(unknown.stderr).toContain('There are no public data "iris"; choose one of uci-bank');
  const from = ['--from', 'http://127.0.0.1:1/bank.zip', '--quiet'];
  const gone = await here('datasets', 'get', 'uci-bank-marketing', '--out', 'data', ...from);
  expect(gone).toMatchObject({ exitCode: 4, stdout: '' });
  expect(gone.stderr).toBe(
    '127.0.0.1:1 cannot be reached or broke off; check the network and try again. Nothing was written.\n',
  );
  expect(await readdir(folder)).toEqual([]);
});

const real = join(import.meta.dirname, '../../../shared/data');
describe.skipIf(!existsSync(real))(
  'the real data (skipped where ../shared/data is missing; copy the four files of its README there)',
  () => {
    it('come from a server as the publisher packs them, and are those that are known', async () => {
      const full = await readFile(join(real, 'bank-full.csv'));
      const additional = await readFile(join(real, 'bank-additional-full.csv'));
      const archive = zipOf({
        'bank.zip': zipOf({ 'bank-full.csv': full }),
        'bank-additional.zip': zipOf({ 'bank-additional/bank-additional-full.csv': additional }),
      });
      const server = createServer((_, response) => response.end(archive));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      try {
        const from = `http://127.0.0.1:${(server.address() as AddressInfo).port}/bank.zip`;
        const get = ['datasets', 'get', 'uci-bank-marketing', '--out', 'data', '--from', from];
        const { exitCode, stdout, stderr } = await here(...get);
        expect({ exitCode, stderr }).toEqual({
          exitCode: 0,
          stderr: 'Fetching from UC Irvine Machine Learning Repository …\n',
        });
        expect(stdout).toContain('bank-full.csv\n');
        expect(stdout).toContain('CC BY 4.0. Cite as: Moro');
        expect(await readFile(join(folder, 'data/bank-full.csv'))).toEqual(full);
        const again = JSON.parse((await here(...get, '--json', '--quiet')).stdout);
        expect(again.files.map(({ isNew }: { isNew: boolean }) => isNew)).toEqual([false, false]);
      } finally {
        server.close();
      }
    });
  },
);
