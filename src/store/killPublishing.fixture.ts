import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { numberOfRun } from '../../test/support/numberedRun.ts';
import { runFolder, surveyRuns } from './workspace.ts';

/** What was found after processes were killed while they published. */
export interface KillReport {
  kills: number;
  /** Runs whose process said that they are published. */
  finished: number;
  /** Kills that left something unfinished: those that hit the publishing itself. */
  hits: number;
  /** What must not be: a run that is not whole, one that was lost, something left after the next start. */
  readonly faults: string[];
}

/**
 * Kills processes that publish one run after the other with SIGKILL, each after a random time, and looks at the
 * workspace as the next start would.
 *
 * @param random - numbers from 0 up to 1
 */
export async function killPublishing(
  root: string,
  count: number,
  random: () => number,
): Promise<KillReport> {
  const report: KillReport = { kills: 0, finished: 0, hits: 0, faults: [] };
  for (let i = 0; i < count; i++) {
    // Each process has a million numbers of its own, and the first is even.
    const finished = await killOne(root, i * 1_000_000, random());
    report.kills += 1;
    report.finished += finished.length;
    await inspect(root, finished, report);
  }
  return report;
}

interface Finished {
  readonly name: string;
  readonly number: number;
}

async function killOne(root: string, first: number, moment: number): Promise<Finished[]> {
  const script = join(import.meta.dirname, 'publishLoop.fixture.ts');
  const child = spawn(process.execPath, [script, root, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // The end of what it says comes a little before the end of the process.
  const end = once(child, 'close');
  const finished: Finished[] = [];
  let killing: Promise<unknown> | null = null;
  for await (const line of createInterface({ input: child.stdout })) {
    const [name = '', number = '', milliseconds = ''] = line.split(' ');
    finished.push({ name, number: Number(number) });
    // Within the time that three runs take once the first has warmed up.
    if (finished.length < 2) continue;
    killing ??= delay(moment * 3 * Number(milliseconds)).then(() => child.kill('SIGKILL'));
  }
  await Promise.all([killing, end]);
  return finished;
}

async function inspect(
  root: string,
  finished: readonly Finished[],
  report: KillReport,
): Promise<void> {
  const before = await hiddenIn(root);
  if (before.length > 0) report.hits += 1;
  const { runs, damaged } = await surveyRuns(root);
  report.faults.push(
    ...(await hiddenIn(root)).map((name) => `${name} is left after the next start`),
    ...damaged.map(({ folder }) => `${basename(folder)} is damaged`),
  );
  const numbers = new Map<string, number>();
  for (const { folder } of runs) {
    const number = await numberOfRun(folder);
    if (number === null) report.faults.push(`${basename(folder)} is not whole`);
    else numbers.set(basename(folder), number);
  }
  for (const { name, number } of finished) {
    const found = numbers.get(name);
    if (found === undefined) report.faults.push(`${name} is lost`);
    else if (found < number) report.faults.push(`${name} is ${found} again after ${number}`);
  }
  for (const { folder } of runs) {
    if (folder !== runFolder(root, 'replaced')) await rm(folder, { recursive: true });
  }
}

async function hiddenIn(root: string): Promise<string[]> {
  return (await readdir(join(root, 'runs'))).filter((name) => name.startsWith('.'));
}
