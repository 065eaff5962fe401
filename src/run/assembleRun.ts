import {
  version,
  type Input,
  type ModelFile,
  type RunManifest,
  type Segment,
  type SegmentConfig,
} from '../contract/index.ts';
import type { Executor, ExecutorHooks, KMeansFit } from '../core/index.ts';
import type { Source } from '../data/index.ts';
import { currencyOf, describeSteps } from '../features/index.ts';
import { namePersonas, type Playbook } from '../personas/index.ts';
import { inputsOf } from '../scoring/index.ts';
import {
  customerMap,
  distributions,
  labelsOfTable,
  profileSegments,
  segmentSilhouettes,
  type ClusteringChoice,
} from '../segments/index.ts';
import type { PreparedCustomers } from './customers.ts';
import type { PreparedFeatures } from './features.ts';
import type { SegmentationRun } from './ports.ts';
import { createRunId } from './runId.ts';
import { tellApart, type TellingApart } from './tellApart.ts';

/** Everything a run found out, before it is told. */
export interface Findings {
  readonly config: SegmentConfig;
  readonly createdAt: Date;
  readonly source: Source;
  readonly prepared: PreparedCustomers;
  readonly features: PreparedFeatures;
  readonly choice: ClusteringChoice;
  /** The chosen fit, its clusters in the order in which segments are told. */
  readonly fit: KMeansFit;
  readonly playbook: Playbook;
}

/**
 * Describes and names the segments, finds what tells them apart, and puts the run together. Its timings are left
 * for the caller to fill in.
 *
 * @throws an AbortError when `hooks.signal` aborts
 */
export async function assembleRun(
  findings: Findings,
  executor: Executor,
  hooks: ExecutorHooks,
): Promise<SegmentationRun> {
  const { config, prepared, features, fit } = findings;
  const segments = describeSegments(findings);
  const inputs = inputsOf(features.table, prepared.roles, features.matrix.recipe);
  const options = { segments, seed: config.seed };
  const drawn = customerMap(features.matrix.x, fit.labels, fit.centroids);
  const apart = await tellApart(features, fit.labels, inputs, options, executor, hooks);
  return {
    manifest: manifestOf(findings, segments, apart, drawn?.map ?? null),
    model: modelOf(findings, segments, inputs, apart, drawn?.plane ?? null),
    assignments: {
      customerIds: features.matrix.rowIds,
      clusters: fit.labels,
      distances: fit.distances,
    },
  };
}

function describeSegments({ prepared, features, choice, fit, playbook }: Findings): Segment[] {
  const { table, matrix } = features;
  const { roles, shape } = prepared;
  const labels = labelsOfTable(fit.labels, matrix.rows, table.nRows);
  const profiles = profileSegments(table, labels, fit.nClusters, roles, matrix.recipe, matrix.x);
  const personas = namePersonas(profiles, { playbook, shape, roles });
  const silhouettes = segmentSilhouettes(fit.labels, fit.nClusters, choice.silhouettes);
  return profiles.map((profile, i) => {
    const persona = personas[i];
    return {
      id: profile.segmentId,
      name: persona.name,
      summary: persona.summary,
      size: profile.size,
      share: profile.share,
      cluster: profile.cluster,
      ruleId: persona.ruleId,
      traits: [...persona.traits],
      strategy: [...persona.strategy],
      profile: {
        features: [...profile.features],
        categories: [...profile.categories],
        outcomes: [...profile.outcomes],
      },
      silhouette: silhouettes[profile.cluster],
    };
  });
}

function manifestOf(
  { config, createdAt, source, prepared, features, choice, fit }: Findings,
  segments: Segment[],
  { classifier, rules }: TellingApart,
  map: RunManifest['map'],
): RunManifest {
  const { table, matrix } = features;
  const labels = labelsOfTable(fit.labels, matrix.rows, table.nRows);
  return {
    schemaVersion: 1,
    runId: createRunId(createdAt, source.fingerprint, config),
    createdAt: createdAt.toISOString(),
    config,
    seed: config.seed,
    versions: { clientele: version, node: process.versions.node },
    currency: config.currency ?? currencyOf(source.columns.map(({ name }) => name)),
    data: {
      sources: [...source.names],
      shape: prepared.shape,
      rowsRead: source.rowsRead,
      rowsRejected: source.rowsRejected,
      rejects: [...source.rejects],
      customers: table.nRows,
      fingerprint: source.fingerprint,
      decisions: [...source.decisions, ...prepared.decisions, ...features.decisions],
      columns: [...prepared.customers.columns],
      roles: [...prepared.roles],
    },
    features: {
      names: [...matrix.featureNames],
      nSamples: matrix.x.nSamples,
      nFeatures: matrix.x.nFeatures,
      steps: describeSteps(matrix.recipe),
    },
    selection: choice.selection,
    segments,
    classifier: classifier?.report ?? null,
    rules,
    distributions: distributions(table, labels, fit.nClusters, prepared.roles, matrix.recipe),
    map,
    warnings: [...source.doubts, ...features.warnings, ...choice.warnings],
    timings: {},
  };
}

function modelOf(
  { source, prepared, features, fit }: Findings,
  segments: readonly Segment[],
  inputs: Input[],
  { classifier }: TellingApart,
  map: ModelFile['map'],
): ModelFile {
  const { data, nSamples, nFeatures } = fit.centroids;
  return {
    schemaVersion: 1,
    shape: prepared.shape,
    columns: source.columns.map(({ name, type, format }, i) => ({
      name,
      type,
      format,
      reading: source.readings[i],
    })),
    roles: [...prepared.roles],
    markers: source.markers.map(({ column, value, reason }) => ({ column, value, reason })),
    aggregation: prepared.aggregation,
    inputs,
    recipe: features.matrix.recipe,
    model: {
      algorithm: 'kmeans',
      nClusters: nSamples,
      centroids: Array.from({ length: nSamples }, (_, j) =>
        Array.from(data.subarray(j * nFeatures, (j + 1) * nFeatures)),
      ),
    },
    map,
    classifier: classifier?.model ?? null,
    segments: segments.map(({ id, name, cluster }) => ({ id, name, cluster })),
  };
}
