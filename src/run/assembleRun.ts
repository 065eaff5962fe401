import {
  version,
  type CustomerMap,
  type Input,
  type Inspection,
  type KeptInspection,
  type ModelFile,
  type RunManifest,
  type Segment,
  type SegmentConfig,
} from '../contract/index.ts';
import type { Executor, ExecutorHooks } from '../core/index.ts';
import type { Source } from '../data/index.ts';
import { currencyOf, describeSteps } from '../features/index.ts';
import { namePersonas, type Playbook } from '../personas/index.ts';
import { inputsOf } from '../scoring/index.ts';
import {
  correlations,
  distributions,
  labelsOfTable,
  profileSegments,
  segmentSilhouettes,
  silhouetteQuantiles,
  segmentTree,
  solutionFlows,
  solutionsOf,
  type ClusteringChoice,
  type FittedEmbedding,
  type SegmentFit,
} from '../segments/index.ts';
import type { PreparedCustomers } from './customers.ts';
import type { PreparedFeatures } from './features.ts';
import type { SegmentationRun } from './ports.ts';
import { drawMaps } from './drawMaps.ts';
import { createRunId } from './runId.ts';
import { tellApart, type TellingApart } from './tellApart.ts';

/** Everything a run found out, before it is told. */
export interface Findings {
  readonly config: SegmentConfig;
  readonly createdAt: Date;
  readonly source: Source;
  /** Null where none was asked for. */
  readonly inspection: Inspection | null;
  readonly prepared: PreparedCustomers;
  readonly features: PreparedFeatures;
  /** Null where segments were formed on the features themselves. */
  readonly embedding: FittedEmbedding | null;
  readonly choice: ClusteringChoice;
  /** The chosen fit, its clusters in the order in which segments are told. */
  readonly fit: SegmentFit;
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
  const parts = prepared.ratios.flatMap(({ of, to }) => [...of, ...to]);
  const inputs = inputsOf(features.table, prepared.roles, features.matrix.recipe, parts);
  const options = { segments, seed: config.seed };
  const maps = await drawMaps(findings, hooks);
  const apart = await tellApart(features, fit.labels, inputs, options, executor, hooks);
  return {
    manifest: manifestOf(
      findings,
      segments,
      apart,
      maps.map(({ map }) => map),
    ),
    model: modelOf(
      findings,
      segments,
      inputs,
      apart,
      maps.map(({ plane }) => plane),
    ),
    assignments: {
      customerIds: features.matrix.rowIds,
      clusters: fit.labels,
      distances: fit.distances,
      probabilities: fit.probabilities,
    },
  };
}

function describeSegments({ prepared, features, choice, fit, playbook }: Findings): Segment[] {
  const { table, matrix } = features;
  const { roles, shape } = prepared;
  const labels = labelsOfTable(fit.labels, matrix.rows, table.nRows);
  const profiles = profileSegments(table, labels, fit.nClusters, roles, matrix.recipe);
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
      stability: stabilityIn(fit, profile.cluster),
    };
  });
}

/** Of the segments, or of the finer ones that were merged into them. */
function treeOf({ merged, fit: chosen }: ClusteringChoice, fit: SegmentFit): RunManifest['tree'] {
  if (merged === null) return segmentTree(fit.centroids, fit.clusterSizes);
  // The segments may have been put into another order since.
  const places = new Int32Array(fit.nClusters);
  chosen.labels.forEach((label, row) => {
    places[label] = fit.labels[row];
  });
  const { fine, broadOf } = merged;
  return segmentTree(fine.centroids, fine.clusterSizes, (leaf) => places[broadOf[leaf]]);
}

function stabilityIn(fit: SegmentFit, cluster: number): Segment['stability'] {
  const found = fit.stability?.[cluster] ?? null;
  if (found === null) return null;
  const { jaccard, recovered, verdict } = found;
  return { jaccard, recovered, verdict };
}

/** Segments that are not found again when customers are drawn anew. */
function warnOfDissolving(segments: readonly Segment[]): string[] {
  return segments.flatMap(({ name, stability }) =>
    stability?.verdict === 'dissolved'
      ? [
          `"${name}" dissolves when customers are drawn anew (mean Jaccard ${stability.jaccard.toFixed(2)}): do not build on it alone.`,
        ]
      : [],
  );
}

function manifestOf(
  { config, createdAt, source, inspection, prepared, features, embedding, choice, fit }: Findings,
  segments: Segment[],
  { classifier, rules }: TellingApart,
  [map, ...otherMaps]: readonly CustomerMap[],
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
      ...(inspection === null ? {} : { inspection: kept(inspection) }),
    },
    features: {
      names: [...matrix.featureNames],
      nSamples: matrix.x.nSamples,
      nFeatures: matrix.x.nFeatures,
      steps: describeSteps(matrix.recipe),
    },
    embedding: embedding?.report ?? null,
    selection: { ...choice.selection, flows: solutionFlows(choice.fits, fit, choice.merged?.fine) },
    segments,
    tree: treeOf(choice, fit),
    unassigned: fit.labels.reduce((sum, label) => sum + Number(label < 0), 0),
    classifier: classifier?.report ?? null,
    rules,
    distributions: distributions(table, labels, fit.nClusters, prepared.roles, matrix.recipe),
    correlations: correlations(matrix.x, matrix.featureNames),
    solutions: solutionsOf(choice.fits, fit),
    silhouettes: silhouetteQuantiles(fit.labels, fit.nClusters, choice.silhouettes),
    map: map ?? null,
    otherMaps,
    warnings: [
      ...source.doubts,
      ...features.warnings,
      ...(embedding?.warnings ?? []),
      ...choice.warnings,
      ...warnOfDissolving(segments),
    ],
    timings: {},
  };
}

function kept({ duplicateRows, columns, correlations, quality }: Inspection): KeptInspection {
  return { duplicateRows, columns, correlations, quality };
}

function modelOf(
  { source, prepared, features, embedding, fit }: Findings,
  segments: readonly Segment[],
  inputs: Input[],
  { classifier }: TellingApart,
  [map, ...otherMaps]: ModelFile['otherMaps'],
): ModelFile {
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
    ...(prepared.ratios.length === 0 ? {} : { ratios: [...prepared.ratios] }),
    inputs,
    recipe: features.matrix.recipe,
    embedding: embedding?.file ?? null,
    model: fit.model,
    map: map ?? null,
    otherMaps,
    classifier: classifier?.model ?? null,
    segments: segments.map(({ id, name, cluster }) => ({ id, name, cluster })),
  };
}
