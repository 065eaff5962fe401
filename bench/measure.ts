import { setTimeout } from 'node:timers/promises';
import { hasPython, type Bench } from './bench.ts';
import type { Agreement, Outcome, Run, Stage, Target } from './stage.ts';

/** Medians of one side's rounds. */
export interface Measured {
  readonly ms: number;
  readonly megabytes: number | null;
  readonly rounds: number;
}

/** A row of the table. */
export interface Row {
  readonly name: string;
  readonly target: Target;
  readonly ours: Measured;
  readonly theirs: Measured | null;
  readonly agreement: Agreement | null;
}

/** Milliseconds of a first round of all sides, and how many rounds then follow it. */
const roundsUpTo: readonly (readonly [ms: number, rounds: number])[] = [
  [5_000, 5],
  [60_000, 3],
  [Number.POSITIVE_INFINITY, 1],
];

/**
 * Measures a stage: every side once to warm up, then one after the other, round by round. Where the first round
 * took more than a minute it is also the one that counts for the Python side, which has nothing to warm up.
 */
export async function measureStage(stage: Stage, bench: Bench): Promise<Row[]> {
  const names = Object.keys(stage.ours);
  const ours: Run[] = [];
  for (const name of names) ours.push(await stage.ours[name](bench));
  const theirs = stage.theirs !== null && hasPython(bench) ? await stage.theirs(bench) : null;
  const outcomes = await rounds(ours, theirs, bench.quick);
  return names.map((name, i) => ({
    name: name === '' ? stage.name : `${stage.name}, ${name}`,
    target: stage.target,
    ours: medians(outcomes.ours[i]),
    theirs: outcomes.theirs.length === 0 ? null : medians(outcomes.theirs),
    agreement: stage.agree(outcomes.ours[i][0].figures, outcomes.theirs[0]?.figures ?? null),
  }));
}

async function rounds(
  ours: readonly Run[],
  theirs: Run | null,
  once: boolean,
): Promise<{ ours: Outcome[][]; theirs: Outcome[] }> {
  const start = performance.now();
  const firstOurs: Outcome[][] = [];
  for (const run of ours) firstOurs.push([await run()]);
  const first = theirs === null ? [] : [await theirs()];
  if (once) return { ours: firstOurs, theirs: first };
  const took = performance.now() - start;
  const count = roundsUpTo.find(([ms]) => took <= ms)?.[1] ?? 1;
  const measured: { ours: Outcome[][]; theirs: Outcome[] } = {
    ours: ours.map(() => []),
    theirs: [],
  };
  for (let round = 0; round < count; round++) {
    for (const [i, run] of ours.entries()) measured.ours[i].push(await atRest(run));
    if (theirs !== null && count > 1) measured.theirs.push(await atRest(theirs));
  }
  return count === 1 ? { ...measured, theirs: first } : measured;
}

/** Threads of either side spin for a while when their work is over; the other side is not to pay for it. */
const restMilliseconds = 500;

async function atRest(run: Run): Promise<Outcome> {
  await setTimeout(restMilliseconds);
  return run();
}

function medians(outcomes: readonly Outcome[]): Measured {
  const megabytes = outcomes.flatMap(({ megabytes }) => megabytes ?? []);
  return {
    ms: median(outcomes.map(({ ms }) => ms)),
    megabytes: megabytes.length === 0 ? null : Math.max(...megabytes),
    rounds: outcomes.length,
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
