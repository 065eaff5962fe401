import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { command } from './capture.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-serve-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const main = join(import.meta.dirname, '../../src/cli/main.ts');
const announced = z.strictObject({ address: z.string(), port: z.number(), host: z.string() });

it.each(['SIGINT', 'SIGTERM'] as const)(
  'serves until %s and ends well; what it writes is for its user alone',
  async (signal) => {
    const server = spawn(process.execPath, [main, 'serve', '--port', '0', '--json'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const log: string[] = [];
    createInterface(server.stderr).on('line', (line) => log.push(line));
    const [line] = await once(createInterface(server.stdout), 'line');
    const { address, port, host } = announced.parse(JSON.parse(String(line)));
    expect(host).toBe('127.0.0.1');
    expect(address).toBe(`http://127.0.0.1:${port}`);
    expect((await fetch(`${address}/health`)).status).toBe(200);
    const upload = await fetch(`${address}/api/v1/datasets?name=a.csv`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: 'a,b\n1,2\n',
    });
    expect(upload.status).toBe(201);
    const home = join(folder, '.clientele');
    for (const place of [home, ...(await readdir(home, { recursive: true }))]) {
      expect([place, (await stat(resolve(home, place))).mode & 0o077]).toEqual([place, 0]);
    }
    server.kill(signal);
    expect(await once(server, 'exit')).toEqual([0, null]);
    expect(log.map((each) => JSON.parse(each).route)).toContain('/health');
  },
);

it.each(['70000', '-1', 'http'])('refuses --port %s', async (port) => {
  const { exitCode, stderr } = await command(['serve', '--port', port], { workingFolder: folder });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('0 to 65535');
});

it('says that the machine has no such address', async () => {
  const { exitCode, stderr } = await command(['serve', '--host', '192.0.2.1'], {
    workingFolder: folder,
  });
  expect(exitCode).toBe(4);
  expect(stderr).toContain('name another with --host');
});
