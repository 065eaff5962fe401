import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ClienteleError } from '../../contract/index.ts';
import { renderReport } from '../../report/index.ts';
import {
  compareRuns,
  inspectSource,
  partsOfSource,
  resolveConfig,
  runSegmentation,
  scoreCustomers,
  targetOfSource,
  writeCustomerTable,
  type FittedRun,
  type RunPorts,
} from '../../run/index.ts';
import {
  findRun,
  modelJson,
  publishRun,
  readAssignments,
  readModel,
  runFolder,
  segmentsCsv,
  tableFile,
} from '../../store/index.ts';
import { inStage } from '../stage.ts';
import type { Task, TaskProgress, TaskResult } from './tasks.ts';

type Tell = (progress: TaskProgress) => void;
/** The ports of a part of a task, which begins and ends at these shares of the whole. */
type PortsFor = (from: number, to: number) => RunPorts;
type TaskOf<Kind extends Task['kind']> = Extract<Task, { kind: Kind }>;

/** Does a task in this process. @throws ClienteleError; an AbortError when the signal aborts */
export async function performTask(
  task: Task,
  signal: AbortSignal,
  tell: Tell,
): Promise<TaskResult> {
  const portsFor: PortsFor = (from, to) => ({
    signal,
    memoryLimit: task.memoryLimit,
    onProgress: ({ stage, done, total }) =>
      tell({ stage, part: from + ((to - from) * done) / total }),
  });
  if (task.kind === 'segment') return { runId: await segment(task, signal, portsFor) };
  if (task.kind === 'table') await makeTable(task, signal, portsFor);
  else if (task.kind === 'compare') await compare(task);
  else if (task.kind === 'inspect') await inspect(task, portsFor(0, 1));
  else if (task.kind === 'parts') await listParts(task, portsFor(0, 1));
  else await scoreFile(task, portsFor);
  return { runId: null };
}

/** The part of a job that finding and publishing segments takes; the customer table takes the rest. */
const partOfRun = 0.9;

async function segment(
  { root, source, options, tables }: TaskOf<'segment'>,
  signal: AbortSignal,
  portsFor: PortsFor,
): Promise<string> {
  const run = await runSegmentation({ ...options, source }, portsFor(0, partOfRun));
  const { manifest, model } = run;
  signal.throwIfAborted();
  await publishRun(runFolder(root, manifest.runId), {
    'run.json': `${JSON.stringify(manifest, null, 2)}\n`,
    'model.json': modelJson(model),
    'segments.csv': segmentsCsv(run.assignments, manifest.segments),
    'report.html': renderReport(manifest, { locale: manifest.config.locale ?? 'en' }),
  });
  const target = join(tables, basename(tableFile(root, manifest.runId)));
  // The run stands. Where its table cannot be made now, it is made when somebody first asks for it.
  await writeTable({ manifest, model }, source, target, portsFor(partOfRun, 1)).catch(
    () => undefined,
  );
  return manifest.runId;
}

async function makeTable(
  { root, run, source, fingerprint, target }: TaskOf<'table'>,
  signal: AbortSignal,
  portsFor: PortsFor,
): Promise<void> {
  const fitted = await fittedRun(root, run);
  const file = targetOfSource(source);
  if ((await fingerprintOf(file, signal)) !== fingerprint) {
    throw new ClienteleError(
      'data',
      `${basename(file)} has changed since the run was made; run it again to look at single customers.`,
    );
  }
  await writeTable(fitted, source, target, portsFor(0, 1));
}

async function scoreFile(
  { root, run, source, target }: TaskOf<'score'>,
  portsFor: PortsFor,
): Promise<void> {
  await scoreCustomers(
    await fittedRun(root, run),
    {
      source,
      target: { path: target, name: basename(target) },
      format: 'csv',
      threads: null,
    },
    portsFor(0, 1),
  );
}

async function compare({ root, runs, target }: TaskOf<'compare'>): Promise<void> {
  const found = await Promise.all(runs.map((run) => findRun(root, run)));
  const comparison = await compareRuns(
    found.map(({ folder, manifest }) => ({
      manifest,
      assignments: () => readAssignments(folder),
    })),
  );
  await writeFile(target, JSON.stringify(comparison));
}

async function inspect(
  { source, options, target }: TaskOf<'inspect'>,
  ports: RunPorts,
): Promise<void> {
  const config = resolveConfig({ ...options, source });
  await writeFile(target, JSON.stringify(await inspectSource(config, ports)));
}

async function listParts({ source, target }: TaskOf<'parts'>, ports: RunPorts): Promise<void> {
  await writeFile(target, JSON.stringify(await partsOfSource(source, ports)));
}

async function fittedRun(root: string, run: string): Promise<FittedRun> {
  const { folder, manifest } = await findRun(root, run);
  return { manifest, model: await readModel(folder) };
}

/** Writes a table beside its place and renames it into it. */
async function writeTable(
  run: FittedRun,
  source: string,
  target: string,
  ports: RunPorts,
): Promise<void> {
  await inStage(dirname(target), async (stage) => {
    const written = join(stage, basename(target));
    await writeCustomerTable(run, { source, target: written, threads: null }, ports);
    await rename(written, target);
  });
}

async function fingerprintOf(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { signal }), hash);
  return hash.digest('hex');
}
