/**
 * Kills Clientele with SIGKILL while it works and checks that each run is there whole or not at all:
 * `node scripts/kill-runs.ts [--count 200] [--seed 1]`. Three in four kills hit a process that does nothing but publish;
 * the others hit `clientele segment` on a small bank, spread evenly from its start to its end.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { surveyRuns } from '../src/store/index.ts';
import { killPublishing } from '../src/store/killPublishing.fixture.ts';
import { faultsOfRun } from './check-run.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
});
const count = Number(values.count);
const random = randomFrom(Number(values.seed));
/** Whole runs that are let be. */
const unharmed = 2;
const root = mkdtempSync(join(tmpdir(), 'clientele-kill-'));
// Each kill needs a process of its own; compiled code that lasts makes most of its start.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, '../node_modules/.cache/node');
try {
  const nWhole = Math.max(1, Math.round(count / 4));
  const publishing = await killPublishing(join(root, 'publishing'), count - nWhole, random);
  console.error(`${publishing.kills} of ${count} kills done`);
  const whole = await killWholeRuns(join(root, 'whole'), nWhole);
  const faults = [...publishing.faults, ...whole.faults];
  for (const fault of faults) console.error(fault);
  console.log(
    `${publishing.kills} processes killed while publishing: ${publishing.hits} left something unfinished, ` +
      `${publishing.finished} runs had been finished before.\n` +
      `${nWhole} whole runs killed: ${whole.published} had been published.\n` +
      `${faults.length} faults (runs torn or lost, leftovers after the next start).`,
  );
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  rmSync(root, { recursive: true, force: true });
}

/** Kills `clientele segment` after parts of the time that it needs. */
async function killWholeRuns(
  home: string,
  n: number,
): Promise<{ published: number; faults: string[] }> {
  const source = join(root, 'bank.csv');
  const args = ['segment', source, '--k', '3', '--n-init', '1', '--quiet'];
  await clientele(home, ['generate', 'customers', '--customers', '100', '--out', source]);
  // The first also fills the cache of compiled code, so that the second tells how long one takes.
  await clientele(home, args);
  const start = performance.now();
  await clientele(home, args);
  const duration = performance.now() - start;
  for (let i = 0; i < n; i++) {
    await clientele(home, args, ((i + random()) / n) * 1.1 * duration);
    if (i % 10 === 9) console.error(`${i + 1} of ${n} whole runs killed`);
  }
  const { runs, damaged } = await surveyRuns(home);
  const hidden = readdirSync(join(home, 'runs')).filter((name) => name.startsWith('.'));
  const faults = [
    ...damaged.map(({ folder }) => `${basename(folder)} is damaged`),
    ...hidden.map((name) => `${name} is left after the next start`),
    ...runs.flatMap(({ folder }) => faultsOfRun(folder)),
    ...(runs.length < unharmed ? ['a run that was not killed is lost'] : []),
  ];
  return { published: runs.length - unharmed, faults };
}

/** @param killAfter - milliseconds; without it the command may end */
function clientele(home: string, args: readonly string[], killAfter?: number): Promise<void> {
  const main = join(import.meta.dirname, '../src/cli/main.ts');
  const child = spawn(process.execPath, [main, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, CLIENTELE_HOME: home },
  });
  const killing =
    killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      clearTimeout(killing);
      if (code === 0 || signal === 'SIGKILL') resolve();
      else reject(new Error(`clientele ${args[0]} ended with ${code}`));
    });
  });
}

/** Mulberry32 (Tommy Ettinger, 2017): numbers from 0 up to 1, the same for a seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
