import { spawnSync } from 'node:child_process';
import { chmod, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createServer } from '../../src/server/index.ts';
import { writeBank } from '../../src/server/testWorkspace.fixture.ts';
import { openCatalogue, publishRun, runFolder, surveyRuns } from '../../src/store/index.ts';
import { sampleEntry, sampleJob } from '../../src/store/catalogue/samples.fixture.ts';
import { numberedRun, numberOfRun } from '../support/numberedRun.ts';
import { mayMount, needsMount, smallDisk } from './smallDisk.ts';

if (!mayMount) process.stdout.write(`test/disk is skipped: it ${needsMount}.\n`);

const kilobyte = 1024;
const main = join(import.meta.dirname, '../../src/cli/main.ts');
const nobody = 65_534;

/** The command line in a process of its own. @param user whose process it is; ours when not given */
function clientele(home: string, args: readonly string[], user?: number) {
  const { status, stderr } = spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
    env: { ...process.env, CLIENTELE_HOME: home, NODE_COMPILE_CACHE: '' },
    ...(user === undefined ? {} : { uid: user, gid: user }),
  });
  return { status, stderr };
}

async function wholeRuns(root: string): Promise<(number | null)[]> {
  const { runs, damaged } = await surveyRuns(root);
  expect(damaged).toEqual([]);
  return Promise.all(runs.map(({ folder }) => numberOfRun(folder)));
}

describe.skipIf(!mayMount)(`a real disk (${needsMount})`, () => {
  it('that is full at any of 50 places: no run is torn, each failure says so, and room is enough to go on', async () => {
    await using disk = await smallDisk(4);
    const root = join(disk.path, 'workspace');
    await publishRun(runFolder(root, 'earlier'), numberedRun(1));
    const failures: unknown[] = [];
    for (let i = 0; i < 50; i++) {
      await disk.leave(i * kilobyte);
      await publishRun(runFolder(root, 'earlier'), numberedRun(i + 2)).catch((error: unknown) =>
        failures.push(error),
      );
      const [number, ...others] = await wholeRuns(root);
      expect(others).toEqual([]);
      expect(number).not.toBeNull();
      expect(await readdir(join(root, 'runs'))).toEqual(['earlier']);
    }
    expect(failures.length).toBeGreaterThanOrEqual(15);
    const full = { kind: 'resource', message: expect.stringContaining('the disk is full') };
    for (const error of failures) expect(error).toMatchObject(full);
    disk.makeRoom();
    await publishRun(runFolder(root, 'earlier'), numberedRun(99));
    expect(await wholeRuns(root)).toEqual([99]);
  });

  it('that is full keeps the catalogue whole, which goes on when there is room', async () => {
    await using disk = await smallDisk(4);
    await using catalogue = await openCatalogue(disk.path, {});
    await catalogue.jobs.add(sampleJob('first'));
    await disk.leave(0);
    const add = async (i: number) => {
      await catalogue.jobs.add({ ...sampleJob(`j${i}`), options: 'x'.repeat(20_000) });
      await catalogue.audit.append(sampleEntry(i));
    };
    const fill = async () => {
      for (let i = 0; i < 100; i++) await add(i);
    };
    await expect(fill()).rejects.toMatchObject({
      kind: 'resource',
      message: expect.stringContaining('disk is full'),
    });
    expect(await catalogue.jobs.find('first')).not.toBeNull();
    expect((await catalogue.audit.check(null)).broken).toBeNull();
    disk.makeRoom();
    await add(1000);
    expect((await catalogue.audit.check(null)).broken).toBeNull();
  });

  it('that is full makes a server ill, which recovers by itself', async () => {
    await using disk = await smallDisk(8);
    const root = join(disk.path, 'workspace');
    await publishRun(runFolder(root, 'earlier'), numberedRun(1));
    const app = await createServer({ root, env: {} });
    const health = async () => (await app.inject('/health')).statusCode;
    const upload = () =>
      app.inject({
        method: 'POST',
        url: '/api/v1/datasets?name=a.csv',
        headers: { 'content-type': 'application/octet-stream' },
        payload: Buffer.alloc(100_000, 'a,b\n'),
      });
    expect(await health()).toBe(200);
    await disk.leave(0);
    const refused = await upload();
    expect(refused.statusCode).toBe(507);
    expect(refused.body).not.toContain(disk.path);
    expect(await health()).toBe(503);
    expect((await app.inject('/api/v1/runs/earlier/segments')).statusCode).toBe(200);
    disk.makeRoom();
    expect(await health()).toBe(200);
    expect((await upload()).statusCode).toBe(201);
    expect((await readdir(join(root, 'datasets'))).filter((name) => name.startsWith('.'))).toEqual(
      [],
    );
    await app.close();
  });

  it('that is read-only keeps a server from starting, and from nothing else', async () => {
    await using disk = await smallDisk(8);
    const root = join(disk.path, 'workspace');
    await publishRun(runFolder(root, 'earlier'), numberedRun(1));
    await (await createServer({ root, env: {} })).close();
    disk.setReadOnly(true);
    await expect(createServer({ root, env: {} })).rejects.toMatchObject({ kind: 'resource' });
    expect(await wholeRuns(root)).toEqual([1]);
    disk.setReadOnly(false);
    const app = await createServer({ root, env: {} });
    expect((await app.inject('/health')).statusCode).toBe(200);
    await app.close();
  });

  it('that is full, read-only or not ours ends a command with code 4 and one sentence', async () => {
    await using disk = await smallDisk(8);
    const home = join(disk.path, 'workspace');
    const bank = join(disk.path, 'bank.csv');
    await writeBank(bank);
    await chmod(bank, 0o644);
    const segment = ['segment', bank, '--k', '3', '--n-init', '1', '--quiet'];
    expect(clientele(home, segment)).toMatchObject({ status: 0 });
    const before = await readdir(join(home, 'runs'));
    const fails = (sentence: string, user?: number): void => {
      const { status, stderr } = clientele(home, segment, user);
      expect(status).toBe(4);
      expect(stderr).toContain(sentence);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    };
    await disk.leave(8 * kilobyte);
    fails('the disk is full');
    disk.makeRoom();
    disk.setReadOnly(true);
    fails('the disk is read-only');
    expect(clientele(home, ['show', before[0]]).status).toBe(0);
    disk.setReadOnly(false);
    await chmod(join(home, 'runs'), 0o555);
    fails('you have no permission to write there', nobody);
    await chmod(join(home, 'runs'), 0o755);
    expect(await readdir(join(home, 'runs'))).toEqual(before);
    expect(clientele(home, segment).status).toBe(0);
  });
});
