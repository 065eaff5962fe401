import type { ColumnRole, Shape } from '../contract/index.ts';
import type { SegmentProfile } from '../segments/index.ts';
import type { Ladder, Playbook, Tier } from './playbook.ts';

/** A segment's place in an order of segments. */
export interface Rung {
  readonly name: string;
  readonly ruleId: string;
  readonly tier: Tier;
  /** The feature the segments are ordered by. */
  readonly feature: string;
}

/**
 * The places of segments on the ladder of their shape, by the mean of what it orders by.
 *
 * @returns one rung a profile; null where the shape has no ladder, nothing to order by, or only one segment
 */
export function rungsOf(
  profiles: readonly SegmentProfile[],
  { ladders }: Playbook,
  shape: Shape,
  roles: readonly ColumnRole[],
): Rung[] | null {
  const ladder = ladders.find(({ shapes }) => shapes.includes(shape));
  if (ladder === undefined || profiles.length < 2) return null;
  const feature = featureToOrderBy(profiles[0], ladder, roles);
  if (feature === null) return null;
  const meanOf = (profile: SegmentProfile): number =>
    profile.features.find((f) => f.feature === feature)?.mean ?? -Infinity;
  const ascending = profiles.toSorted((a, b) => meanOf(a) - meanOf(b));
  return profiles.map((profile) =>
    rung(ladder, feature, ascending.indexOf(profile), profiles.length),
  );
}

function featureToOrderBy(
  { features }: SegmentProfile,
  { by }: Ladder,
  roles: readonly ColumnRole[],
): string | null {
  for (const concept of by) {
    const isOrdering = (feature: string): boolean =>
      roles.some((role) => role.concept === concept && role.name === feature);
    const found = features.find(({ feature }) => isOrdering(feature));
    if (found !== undefined) return found.feature;
  }
  return null;
}

function rung(ladder: Ladder, feature: string, place: number, k: number): Rung {
  const height = place / (k - 1);
  const tier = height < 1 / 3 ? 'low' : height > 2 / 3 ? 'high' : 'medium';
  const name =
    ladder.names[String(k)]?.[place] ??
    ladder.otherwise.replaceAll('{n}', String(place + 1)).replaceAll('{k}', String(k));
  return { name, ruleId: `${ladder.id}-${tier}`, tier: ladder[tier], feature };
}
