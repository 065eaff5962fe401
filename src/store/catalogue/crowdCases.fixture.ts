import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { numberOfRun } from '../../../test/support/numberedRun.ts';
import { surveyRuns } from '../workspace.ts';
import type { Catalogue } from './catalogue.ts';
import { at, sampleEntry, sampleJob, sampleUser } from './samples.fixture.ts';
import type { Given } from './given.fixture.ts';

const nWriters = 8;
const writers = Array.from({ length: nWriters }, (_, i) => i);

/** Several connections at once. */
export function crowdCases({ bench }: Given): void {
  const together = async <T>(work: (own: Catalogue, i: number) => Promise<T>): Promise<T[]> => {
    const own = await Promise.all(writers.map(() => bench().open()));
    try {
      return await Promise.all(own.map(work));
    } finally {
      await Promise.all(own.map((catalogue) => catalogue.close()));
    }
  };

  it('loses nothing that eight write at once', async () => {
    const rounds = 6;
    await together(async ({ jobs, edits, audit }, i) => {
      for (let n = 0; n < rounds; n++) {
        await jobs.add(sampleJob(`job ${i} ${n}`));
        await edits.merge('run', 's1', i % 2 === 0 ? { name: `by ${i}` } : { summary: `by ${i}` });
        await edits.merge('run', `s1 ${i} ${n}`, { name: 'own' });
        await audit.append(sampleEntry(i));
      }
    });
    await using catalogue = await bench().open();
    expect(await catalogue.jobs.counts()).toEqual({ queued: nWriters * rounds, running: 0 });
    const edits = await catalogue.edits.of('run');
    expect(edits.size).toBe(nWriters * rounds + 1);
    expect(edits.get('s1')).toEqual({
      name: expect.stringMatching(/^by [0246]$/),
      summary: expect.stringMatching(/^by [1357]$/),
    });
    expect(await catalogue.audit.page(null, 99)).toHaveLength(nWriters * rounds);
    expect((await catalogue.audit.check(null)).broken).toBeNull();
  });

  it('loses nothing that eight processes write at once: runs, jobs, words, audit log', async () => {
    const rounds = 3;
    const { root, env } = bench();
    const script = join(import.meta.dirname, 'crowdWriter.fixture.ts');
    const said = await Promise.all(
      writers.map((i) =>
        promisify(execFile)(process.execPath, [script, root, String(i), String(rounds)], {
          env: { ...process.env, ...env },
        }),
      ),
    );
    const taken = said.reduce((sum, { stdout }) => sum + Number(stdout), 0);
    const all = nWriters * rounds;
    await using catalogue = await bench().open();
    expect(await catalogue.jobs.counts()).toEqual({ queued: all - taken, running: taken });
    const edits = await catalogue.edits.of('run');
    expect(edits.size).toBe(all + 1);
    expect(edits.get('shared')).toEqual({ name: 'even', summary: 'odd' });
    expect(await catalogue.audit.page(null, 99)).toHaveLength(all);
    expect((await catalogue.audit.check(null)).broken).toBeNull();
    const { runs, damaged } = await surveyRuns(root);
    expect(damaged).toEqual([]);
    expect(runs).toHaveLength(all + 1);
    for (const { folder } of runs) {
      const writer = /^p(\d+)-/.exec(basename(folder))?.[1];
      const number = await numberOfRun(folder);
      expect(writer === undefined ? number : Number(writer)).toBe(number);
      expect(writers).toContain(number);
    }
    expect((await readdir(join(root, 'runs'))).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('gives each job to one taker', async () => {
    await using catalogue = await bench().open();
    const ids = Array.from({ length: 20 }, (_, i) => `job ${i + 10}`);
    for (const id of ids) await catalogue.jobs.add(sampleJob(id));
    const taken = await together(async ({ jobs }, i) => {
      const mine: string[] = [];
      for (let job = await jobs.take(`host:${i}`, at(1)); job !== null;) {
        mine.push(job.id);
        expect(job.worker).toBe(`host:${i}`);
        job = await jobs.take(`host:${i}`, at(1));
      }
      return mine;
    });
    expect(taken.flat().toSorted()).toEqual(ids);
  });

  it('lets one of eight be the first user', async () => {
    const added = await together(({ users }, i) => users.addFirst(sampleUser(`u${i}`)));
    expect(added.filter(Boolean)).toHaveLength(1);
    await using catalogue = await bench().open();
    expect(await catalogue.users.count()).toBe(1);
  });

  it('lets one of eight have a name', async () => {
    const added = await together(({ users }, i) => users.add(sampleUser(`u${i}`, 'Ana')));
    expect(added.filter(Boolean)).toHaveLength(1);
  });

  it('keeps one admin when all leave at once', async () => {
    await using catalogue = await bench().open();
    for (const i of writers) await catalogue.users.add(sampleUser(`u${i}`));
    const left = await together(({ users }, i) =>
      i % 2 === 0 ? users.remove(`u${i}`) : users.setRole(`u${i}`, 'viewer'),
    );
    expect(left.filter(Boolean)).toHaveLength(nWriters - 1);
    const roles = (await catalogue.users.list()).map(({ role }) => role);
    expect(roles.filter((role) => role === 'admin')).toHaveLength(1);
  });

  it('lets one of eight end a job', async () => {
    await using catalogue = await bench().open();
    await catalogue.jobs.add(sampleJob('a'));
    const ended = await together(({ jobs }, i) =>
      jobs.update('a', { state: i % 2 === 0 ? 'cancelled' : 'done' }),
    );
    expect(ended.filter(Boolean)).toHaveLength(1);
  });
}
