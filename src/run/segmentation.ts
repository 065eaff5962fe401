import { createWorkerPool } from '../compute/index.ts';
import {
  candidateAlgorithms,
  candidateKs,
  embeddingRequest,
  type Inspection,
  type SegmentConfig,
  type SegmentOptions,
} from '../contract/index.ts';
import { inMemory, type Executor, type ExecutorHooks } from '../core/index.ts';
import { openSession, type Session } from '../data/index.ts';
import type { Playbook } from '../personas/index.ts';
import {
  chooseClustering,
  fitEmbedding,
  orderSegments,
  type ClusteringChoice,
  type FittedEmbedding,
} from '../segments/index.ts';
import { checkAlgorithmOptions } from './algorithmOptions.ts';
import { assembleRun } from './assembleRun.ts';
import { bothDone } from './bothDone.ts';
import { prepareCustomers } from './customers.ts';
import { databaseOptions, memoryOf } from './databaseOptions.ts';
import { inspectOpened } from './inspect.ts';
import { prepareFeatures, type PreparedFeatures } from './features.ts';
import { readPlaybook } from './playbookFile.ts';
import { openSettled } from './openSettled.ts';
import type { RunPorts, SegmentationRun } from './ports.ts';
import { resolveConfig } from './recipeFile.ts';
import { createStages, type Stages } from './stages.ts';

/**
 * Segments a bank's customers: reads the source, finds what its rows and columns are, prepares features,
 * chooses how many segments there are, describes and names them. Writes nothing.
 *
 * @throws ClienteleError `usage` for a wrong option, `data` for a source that cannot be used, `resource` when
 *   the machine is out of something; an AbortError when `ports.signal` aborts
 */
export async function runSegmentation(
  options: SegmentOptions,
  ports: RunPorts = {},
): Promise<SegmentationRun> {
  const config = resolveConfig(options);
  checkAlgorithmOptions(config);
  const playbook = await readPlaybook(config.playbook);
  const threads = config.threads === null ? {} : { threads: config.threads };
  const opened = async (): Promise<Session> =>
    openSession(await databaseOptions({ ...config, memory: memoryOf(config) }, [], ports));
  if (ports.executor !== undefined) {
    await using session = await opened();
    // Awaited here: on return the session closes.
    return await segment(config, playbook, session, ports.executor, ports);
  }
  // First, so that its threads start while the database is opened and the source read.
  const pool = await createWorkerPool(threads);
  try {
    await using session = await opened();
    const run = await segment(config, playbook, session, pool, ports);
    return pool.notice === null ? run : withWarning(run, pool.notice);
  } finally {
    await pool.close();
  }
}

function withWarning(run: SegmentationRun, warning: string): SegmentationRun {
  const { manifest } = run;
  return { ...run, manifest: { ...manifest, warnings: [...manifest.warnings, warning] } };
}

/** Looking at more rows would take longer than all else. */
const mostInspected = 5_000_000;
/** Up to so many rows the database may stay open while segments are found: what it holds is in memory twice then. */
const mostHeldTwice = 100_000;

async function segment(
  given: SegmentConfig,
  playbook: Playbook,
  session: Session,
  executor: Executor,
  ports: RunPorts,
): Promise<SegmentationRun> {
  const createdAt = ports.now?.() ?? new Date();
  const stages = createStages(ports);
  const hooksOf = (tell: (part: number) => void): ExecutorHooks => ({
    onProgress: (done, total) => tell(done / total),
    ...(ports.signal === undefined ? {} : { signal: ports.signal }),
  });
  const { source, config } = await stages.during('Reading the source', 'read', () =>
    openSettled(session, given, ports),
  );
  const inspect = (): Promise<Inspection> =>
    inspectOpened(session, source, config, () => ports.signal?.throwIfAborted());
  const isInspected = config.inspect !== 'none' && source.rowsRead <= mostInspected;
  const inspectsLater = isInspected && source.rowsRead <= mostHeldTwice;
  const early =
    isInspected && !inspectsLater
      ? await stages.during('Looking at the source', 'inspect', inspect)
      : null;
  const prepared = await stages.during('Making customers', 'customers', (tell) =>
    prepareCustomers(session, source, config, { tell, keepSource: inspectsLater }),
  );
  const features = await stages.during('Preparing features', 'features', () =>
    prepareFeatures(prepared, config, ports),
  );
  try {
    const findings = { config, createdAt, source, prepared, features, playbook };
    const [inspection, { embedding, choice }] = await bothDone(
      async () => {
        const found = inspectsLater ? await stages.beside('inspect', inspect) : early;
        // All that is still needed is in memory or in files.
        await session.close();
        return found;
      },
      () => findSegments(features, config, executor, stages, hooksOf),
    );
    const described = await stages.during('Describing segments', 'describe', (tell) => {
      const fit = orderSegments(choice.fit, {
        shape: prepared.shape,
        roles: prepared.roles,
        table: features.table,
        rows: features.matrix.rows,
      });
      return assembleRun(
        { ...findings, inspection, embedding, choice, fit },
        executor,
        hooksOf(tell),
      );
    });
    return { ...described, manifest: { ...described.manifest, timings: stages.timings() } };
  } finally {
    features.close();
  }
}

async function findSegments(
  features: PreparedFeatures,
  config: SegmentConfig,
  executor: Executor,
  stages: Stages,
  hooksOf: (tell: (part: number) => void) => ExecutorHooks,
): Promise<{ readonly embedding: FittedEmbedding | null; readonly choice: ClusteringChoice }> {
  const request = embeddingRequest(config.embed);
  const { x, featureNames, recipe } = features.matrix;
  const embedding =
    request === null
      ? null
      : await stages.during('Condensing features', 'embed', (tell) =>
          fitEmbedding(inMemory(x), featureNames, request, config.seed, executor, hooksOf(tell)),
        );
  const codes = Array.from({ length: embedding?.codes.nFeatures ?? 0 }, (_, i) => ({
    name: `code ${i + 1}`,
    column: `code ${i + 1}`,
    level: null,
  }));
  const choice = await stages.during('Finding segments', 'segments', (tell) =>
    chooseClustering(
      embedding?.codes ?? x,
      {
        algorithms: candidateAlgorithms(config.algorithm, features.takes),
        settings: config,
        ks: candidateKs(config.k),
        nInit: config.nInit,
        seed: config.seed,
        kGiven: config.k !== 'auto',
        minSegmentShare: config.minSegmentShare,
        mergeTo: config.mergeTo,
        isAuto: config.algorithm === 'auto',
        features: embedding === null ? recipe.features : codes,
      },
      executor,
      hooksOf(tell),
    ),
  );
  return { embedding, choice };
}
