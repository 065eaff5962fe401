import type {
  CategoryProfile,
  ColumnRole,
  FeatureProfile,
  OutcomeRate,
  Role,
  Unit,
} from '../contract/index.ts';
import type { SegmentProfile } from '../segments/index.ts';

/** One figure of a segment against all customers: what rules, traits and evidence are made of. */
export interface Figure {
  /** As in the profile; a level of a category is `job=retired`. */
  readonly feature: string;
  readonly concept: string | null;
  readonly role: Role;
  readonly label: string;
  readonly unit: Unit;
  /** True where the value is the share of a yes. */
  readonly yesNo: boolean;
  /** The level of a category of several; null for a number and for the yes of a yes/no. */
  readonly level: string | null;
  /** The segment's mean or share. */
  readonly value: number;
  readonly overall: number;
  /** Distance from all customers in standard deviations, on the scale segments were formed on where there is one. */
  readonly strength: number;
  readonly clustered: boolean;
  /**
   * True for age and protected attributes: they describe, are never the reason for a strategy, and name a
   * segment only where the caller had segments formed on them.
   */
  readonly personal: boolean;
}

const affirmative = /^(yes|true|y|t|1)$/i;
/** Levels that say nothing of a customer. */
const silent = /^(other|all others|unknown|none|n\/?a|missing|nonexistent|not available)$/i;

/** A mean of amounts or counts this near the average is not told, whatever a transform makes of it. */
const leastDifference = 0.05;
/** A figure that fewer of the segment's customers have is not the segment's. */
const leastKnown = 0.5;

/**
 * The figures of a segment that can be told. Left out are those that most of its customers have no value of,
 * those whose mean lies near the average or on the other side of it than the standardised difference (a few
 * extreme values decide the mean there), rankings of others, and figures about a call rather than a customer
 * unless the segments were formed on them.
 */
export function tellableFigures(
  { features, categories, outcomes, size }: SegmentProfile,
  roles: readonly ColumnRole[],
): Figure[] {
  const profiled = new Set(features.map(({ feature }) => feature));
  return [
    ...features
      .filter(({ count }) => count >= leastKnown * size)
      .flatMap((profile) => figureOfFeature(profile, roles)),
    ...categories
      .filter(({ feature, levels }) => {
        const known = levels.reduce((sum, { count }) => sum + count, 0);
        return !profiled.has(feature) && known >= leastKnown * size;
      })
      .flatMap((profile) => ofCategory(profile, roles))
      .filter(({ feature }) => !profiled.has(feature)),
    ...outcomes.flatMap((rate) => ofOutcome(rate, roles)),
  ].filter(canBeTold);
}

function canBeTold(figure: Figure): boolean {
  const { value, overall, strength, role, concept, unit, clustered } = figure;
  const isAmount = unit === 'money' || unit === 'count';
  return (
    (!isAmount || Math.abs(value - overall) >= leastDifference * Math.abs(overall)) &&
    Math.sign(value - overall) === Math.sign(strength) &&
    (clustered || (role !== 'context' && role !== 'leak')) &&
    concept?.startsWith('rfm') !== true
  );
}

/** The figure of one feature, whether it is told or not; none where it has no mean or does not vary. */
export function figureOfFeature(profile: FeatureProfile, roles: readonly ColumnRole[]): Figure[] {
  const { feature, label, unit, mean, overallMean, clustered } = profile;
  const strength = profile.modelZ ?? profile.z;
  if (mean === null || overallMean === null || strength === null) return [];
  const known = roleOf(feature, roles);
  const level = known.name === feature ? null : feature.slice(known.name.length + 1);
  return [
    {
      ...known.about,
      feature,
      label,
      unit,
      yesNo: unit === 'rate' && [profile.q1, profile.median, profile.q3].every(isZeroOrOne),
      level,
      value: mean,
      overall: overallMean,
      strength,
      clustered,
    },
  ];
}

function ofCategory(
  { feature, label, levels }: CategoryProfile,
  roles: readonly ColumnRole[],
): Figure[] {
  const { about } = roleOf(feature, roles);
  const yes = levels.length <= 2 ? levels.find(({ level }) => affirmative.test(level)) : undefined;
  const told = yes === undefined ? levels.filter(({ level }) => !silent.test(level)) : [yes];
  return told.map(({ level, share, overallShare }): Figure => {
    const named =
      yes === undefined
        ? { feature: `${feature}=${level}`, label: `${label}: ${level}`, yesNo: false, level }
        : { feature, label, yesNo: true, level: null };
    const strength = shareDifference(share, overallShare);
    return Object.assign(named, about, {
      unit: 'rate' as const,
      value: share,
      overall: overallShare,
      strength,
      clustered: false,
    });
  });
}

/** A rate is told only where its interval leaves the rate of all customers out. */
function ofOutcome(outcome: OutcomeRate, roles: readonly ColumnRole[]): Figure[] {
  const { rate, lower, upper, overallRate, level } = outcome;
  if (lower <= overallRate && overallRate <= upper) return [];
  const { about, label } = roleOf(outcome.outcome, roles);
  return [
    {
      ...about,
      feature: outcome.outcome,
      label: `${label}: ${level}`,
      unit: 'rate',
      yesNo: true,
      level: null,
      value: rate,
      overall: overallRate,
      strength: shareDifference(rate, overallRate),
      clustered: false,
    },
  ];
}

function isZeroOrOne(value: number | null): boolean {
  return value === 0 || value === 1;
}

/** Difference of two shares in standard deviations of a yes/no with the overall share. */
function shareDifference(share: number, overall: number): number {
  const variance = overall * (1 - overall);
  return variance > 0 ? (share - overall) / Math.sqrt(variance) : 0;
}

/** The role of the column a feature is made of: its own name, or what stands before the level. */
function roleOf(feature: string, roles: readonly ColumnRole[]) {
  const found =
    roles.find(({ name }) => name === feature) ??
    roles.find(({ name }) => feature.startsWith(`${name}=`));
  const role: Role = found?.role ?? 'number';
  return {
    name: found?.name ?? feature,
    label: found?.label ?? feature,
    about: {
      concept: found?.concept ?? null,
      role,
      personal: role === 'age' || role === 'protected' || role === 'birth-date',
    },
  };
}
