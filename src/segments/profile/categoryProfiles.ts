import type { CategoryProfile } from '../../contract/index.ts';
import type { CategoryColumn } from '../../core/index.ts';

/** The commonest levels of a category that are told one by one; the rest is pooled. */
const mostLevels = 12;

/**
 * How common each level of a category is in every segment, against all customers in segments. Customers
 * without a value are left out.
 *
 * @param tableRows for each segment, the rows of the table in it
 * @returns one profile a segment, with the same levels in each: commonest first, the pooled ones last
 */
export function categoryProfiles(
  column: CategoryColumn,
  label: string,
  tableRows: readonly Int32Array[],
): CategoryProfile[] {
  const bySegment = tableRows.map((rows) => countLevels(column, rows));
  const overall = column.levels.map((_, l) => sumOf(bySegment.map((counts) => counts[l])));
  const groups = levelGroups(column.levels, overall);
  const total = sumOf(overall);
  return bySegment.map((counts) => {
    const size = sumOf(counts);
    const levels = groups.map(({ level, codes }) => {
      const count = sumOf(codes.map((code) => counts[code]));
      const overallShare = sumOf(codes.map((code) => overall[code])) / total;
      const share = size > 0 ? count / size : 0;
      return { level, count, share, overallShare, lift: size > 0 ? share / overallShare : null };
    });
    return { feature: column.name, label, levels };
  });
}

function countLevels({ codes, levels }: CategoryColumn, rows: Int32Array): number[] {
  const counts = Array.from(levels, () => 0);
  for (const row of rows) if (codes[row] >= 0) counts[codes[row]]++;
  return counts;
}

/** Each level that is told, with the codes it stands for. */
function levelGroups(
  levels: readonly string[],
  overall: readonly number[],
): { level: string; codes: number[] }[] {
  const present = levels
    .map((_, code) => code)
    .filter((code) => overall[code] > 0)
    .toSorted((a, b) => overall[b] - overall[a] || (levels[a] < levels[b] ? -1 : 1));
  const told = present.slice(0, mostLevels).map((code) => ({ level: levels[code], codes: [code] }));
  const pooled = present.slice(mostLevels);
  const name = told.some(({ level }) => level === 'other') ? 'all others' : 'other';
  return pooled.length > 0 ? [...told, { level: name, codes: pooled }] : told;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
