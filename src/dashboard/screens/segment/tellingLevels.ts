import type { CategoryProfile } from '../../../contract/index.ts';

export interface TellingLevel {
  readonly feature: string;
  readonly label: string;
  readonly level: string;
  readonly share: number;
  readonly overallShare: number;
  readonly lift: number | null;
}

/**
 * The levels whose share differs most from that of all customers, in points, largest first. Of a yes/no only the level
 * that is commoner is kept, as the other says the same.
 */
export function tellingLevels(
  categories: readonly CategoryProfile[],
  most = 12,
): readonly TellingLevel[] {
  return categories
    .flatMap(({ feature, label, levels }) => {
      const shown =
        levels.length === 2 ? levels.filter((l) => l.share >= l.overallShare).slice(0, 1) : levels;
      return shown.map(({ level, share, overallShare, lift }) => ({
        feature,
        label,
        level,
        share,
        overallShare,
        lift,
      }));
    })
    .toSorted((a, b) => Math.abs(b.share - b.overallShare) - Math.abs(a.share - a.overallShare))
    .slice(0, most);
}
