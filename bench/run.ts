import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createBench, type Bench } from './bench.ts';
import { ensureBuilt } from './build.ts';
import { cellsOf, hasFailed, type Told } from './cells.ts';
import { surroundings } from './machine.ts';
import { measureStage } from './measure.ts';
import { findPython, type Python } from './python.ts';
import { markdown, terminalTable, type Results } from './results.ts';
import { stages } from './stages/index.ts';
import type { Stage } from './stage.ts';

/**
 * Runs every stage beside its Python twin, checks that results agree, prints a table and writes
 * `bench/RESULTS.md`. `--only <text>` (once or more) runs the stages whose names hold a text, `--quick` tries
 * everything out once on a two-hundredth of the data, `--no-python` runs our side alone; these three write no file
 * unless `--out <file>` names one. Ends with 1 where results differ or a stage fails; a missed target is told, not failed.
 */
const { values: flags } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    quick: { type: 'boolean', default: false },
    'no-python': { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});
const partial = flags.only.length > 0 || flags.quick || flags['no-python'];
const out = flags.out ?? (partial ? null : join(import.meta.dirname, 'RESULTS.md'));

const chosen = stages.filter(
  ({ name }) => flags.only.length === 0 || flags.only.some((text) => name.includes(text)),
);
if (chosen.length === 0) {
  console.error(
    `No stage has "${flags.only.join('" or "')}" in its name: ${stages.map(({ name }) => name).join('; ')}`,
  );
  process.exit(2);
}

ensureBuilt();
const python: Python = flags['no-python']
  ? { command: null, reason: 'No Python side was asked for.' }
  : await findPython(process.env);
const folder = mkdtempSync(join(tmpdir(), 'clientele-bench-'));
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(code);
  });
}
try {
  const results = await runAll(chosen, python);
  console.log(terminalTable(results));
  for (const note of results.notes) console.log(note);
  if (out !== null) writeFileSync(out, markdown(results));
  if (results.told.some((row) => hasFailed(row, results.judged))) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function runAll(chosen: readonly Stage[], python: Python): Promise<Results> {
  await using bench = await createBench({ folder, python: python.command, quick: flags.quick });
  const versions = (await bench.twin?.versions()) ?? null;
  const told: Told[] = [];
  for (const stage of chosen) {
    console.log(`${stage.name} …`);
    const rows = await tell(stage, bench);
    for (const row of rows) console.log(`  ${cellsOf(row, !flags.quick).slice(1).join('; ')}`);
    told.push(...rows);
  }
  return {
    told,
    surroundings: surroundings(versions, new Date()),
    notes: notesOf(bench, python),
    judged: !flags.quick,
  };
}

async function tell(stage: Stage, bench: Bench): Promise<readonly Told[]> {
  try {
    return await measureStage(stage, bench);
  } catch (error) {
    return [{ name: stage.name, failure: error instanceof Error ? error.message : String(error) }];
  }
}

function notesOf({ pool }: Bench, python: Python): string[] {
  return [
    ...(python.command === null ? [`${python.reason} Only our side was measured.`] : []),
    ...(pool.notice === null ? [] : [pool.notice]),
    ...(flags.quick ? ['Tried out on small data: times say nothing, targets are not judged.'] : []),
  ];
}
