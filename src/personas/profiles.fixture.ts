import type {
  CategoryProfile,
  ColumnRole,
  FeatureProfile,
  OutcomeRate,
  Role,
  Unit,
} from '../contract/index.ts';
import type { SegmentProfile } from '../segments/index.ts';

/** A column of made-up profiles. */
export function roleOf(
  name: string,
  role: Role,
  concept: string | null = null,
  unit: Unit = 'money',
): ColumnRole {
  return { name, role, concept, label: name, unit, confidence: 1, reason: '' };
}

/** A feature the segments were formed on, `strength` standard deviations of 50 from an average of 100. */
export function featureAt(
  { name, label, unit }: ColumnRole,
  strength: number,
  changes: Partial<FeatureProfile> = {},
): FeatureProfile {
  return {
    feature: name,
    label,
    unit,
    clustered: true,
    count: 100,
    mean: 100 + 50 * strength,
    q1: null,
    median: 100,
    q3: null,
    overallMean: 100,
    overallMedian: 100,
    z: strength,
    modelZ: strength,
    ...changes,
  };
}

export function categoryAt(
  { name, label }: ColumnRole,
  shares: Readonly<Record<string, readonly [share: number, overall: number]>>,
): CategoryProfile {
  const levels = Object.entries(shares).map(([level, [share, overallShare]]) => ({
    level,
    count: Math.round(100 * share),
    share,
    overallShare,
    lift: share / overallShare,
  }));
  return { feature: name, label, levels };
}

/** A segment of 100 customers. */
export function profileAt(
  cluster: number,
  features: readonly FeatureProfile[],
  categories: readonly CategoryProfile[] = [],
  outcomes: readonly OutcomeRate[] = [],
): SegmentProfile {
  return {
    segmentId: `S${cluster + 1}`,
    cluster,
    size: 100,
    share: 0.5,
    features,
    categories,
    outcomes,
  };
}
