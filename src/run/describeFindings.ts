import type { Input, Rules, RunManifest, Segment } from '../contract/index.ts';
import type { ExecutorHooks } from '../core/index.ts';
import { namePersonas } from '../personas/index.ts';
import { segmentRules } from '../scoring/index.ts';
import {
  correlations,
  distributions,
  labelsOfTable,
  profileSegments,
  segmentSilhouettes,
  type SegmentFit,
} from '../segments/index.ts';
import { drawMaps } from './drawMaps.ts';
import type { Findings } from './findings.ts';

/** What is told of the segments. */
export interface Description extends Pick<RunManifest, 'distributions' | 'correlations'> {
  /** One a cluster, in their order. */
  readonly segments: Segment[];
  readonly maps: Awaited<ReturnType<typeof drawMaps>>;
  /** Rules that people can read, on columns in their own unit. */
  readonly rules: Rules | null;
}

/**
 * Describes and names the segments, step by step, so that what runs on other threads meanwhile is heard in between.
 *
 * @throws an AbortError when `hooks.signal` aborts
 */
export async function describeFindings(
  findings: Findings,
  inputs: readonly Input[],
  hooks: ExecutorHooks,
): Promise<Description> {
  const { config, prepared, features, fit } = findings;
  const { table, matrix } = features;
  const labels = labelsOfTable(fit.labels, matrix.rows, table.nRows);
  await others();
  const segments = describeSegments(findings, labels);
  await others();
  const maps = await drawMaps(findings, hooks);
  await others();
  const spread = distributions(table, labels, fit.nClusters, prepared.roles, matrix.recipe);
  await others();
  const together = correlations(matrix.x, matrix.featureNames);
  await others();
  const rules = segmentRules(table, labels, inputs, { segments, seed: config.seed });
  return { segments, maps, distributions: spread, correlations: together, rules };
}

function others(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function describeSegments(
  { prepared, features, choice, fit, playbook }: Findings,
  labels: Int32Array,
): Segment[] {
  const { table, matrix } = features;
  const { roles, shape } = prepared;
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

function stabilityIn(fit: SegmentFit, cluster: number): Segment['stability'] {
  const found = fit.stability?.[cluster] ?? null;
  if (found === null) return null;
  const { jaccard, recovered, verdict } = found;
  return { jaccard, recovered, verdict };
}
