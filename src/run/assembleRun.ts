import {
  version,
  type Input,
  type Inspection,
  type KeptInspection,
  type ModelFile,
  type RunManifest,
  type Segment,
} from '../contract/index.ts';
import type { Executor, ExecutorHooks } from '../core/index.ts';
import { currencyOf, describeSteps } from '../features/index.ts';
import { fitClassifier, inputsOf, type FittedClassifier } from '../scoring/index.ts';
import {
  labelsOfTable,
  segmentIds,
  silhouetteQuantiles,
  segmentTree,
  solutionFlows,
  solutionsOf,
  type ClusteringChoice,
  type SegmentFit,
} from '../segments/index.ts';
import { bothDone } from './bothDone.ts';
import { describeFindings, type Description } from './describeFindings.ts';
import type { Findings } from './findings.ts';
import type { SegmentationRun } from './ports.ts';
import { createRunId } from './runId.ts';

/**
 * Describes and names the segments, grows the forest that tells them apart, and puts the run together. Its timings are
 * left for the caller to fill in.
 *
 * @throws an AbortError when `hooks.signal` aborts
 */
export async function assembleRun(
  findings: Findings,
  executor: Executor,
  hooks: ExecutorHooks,
): Promise<SegmentationRun> {
  const { config, prepared, features, fit } = findings;
  const { table, matrix } = features;
  const parts = prepared.ratios.flatMap(({ of, to }) => [...of, ...to]);
  const inputs = inputsOf(table, prepared.roles, matrix.recipe, parts);
  const options = { segments: segmentIds(fit.nClusters), seed: config.seed };
  const labels = labelsOfTable(fit.labels, matrix.rows, table.nRows);
  // The forest grows on other threads.
  const [classifier, description] = await bothDone(
    () => fitClassifier(table, labels, inputs, executor, options, hooks),
    () => describeFindings(findings, inputs, hooks),
  );
  return {
    manifest: manifestOf(findings, description, classifier),
    model: modelOf(findings, description, inputs, classifier),
    assignments: {
      customerIds: matrix.rowIds,
      clusters: fit.labels,
      distances: fit.distances,
      probabilities: fit.probabilities,
    },
  };
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
  { segments, rules, maps, ...shown }: Description,
  classifier: FittedClassifier | null,
): RunManifest {
  const { table, matrix } = features;
  const [map, ...otherMaps] = maps.map((drawn) => drawn.map);
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
    ...shown,
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
  { segments, maps }: Description,
  inputs: Input[],
  classifier: FittedClassifier | null,
): ModelFile {
  const [map, ...otherMaps] = maps.map(({ plane }) => plane);
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
