import type {
  CategoryProfile,
  ColumnRole,
  FeatureProfile,
  OutcomeRate,
  Recipe,
} from '../../contract/index.ts';
import { labelledRows, type Table } from '../../core/index.ts';
import { rowsByCluster } from '../groups.ts';
import { categoryProfiles } from './categoryProfiles.ts';
import { featureProfiles, type Membership } from './featureProfiles.ts';
import { numberFeatures } from './numberFeatures.ts';
import { hasRate, outcomeRates } from './outcomeRates.ts';

/** The segments of so many clusters: S1 is cluster 0. */
export function segmentIds(nClusters: number): { readonly id: string; readonly cluster: number }[] {
  return Array.from({ length: nClusters }, (_, cluster) => ({ id: `S${cluster + 1}`, cluster }));
}

/** What a segment is like, in figures. */
export interface SegmentProfile {
  /** S1 .. Sk, in the order of the clusters. */
  readonly segmentId: string;
  readonly cluster: number;
  /** Customers. */
  readonly size: number;
  /** size / customers in all segments. */
  readonly share: number;
  readonly features: readonly FeatureProfile[];
  readonly categories: readonly CategoryProfile[];
  readonly outcomes: readonly OutcomeRate[];
}

/**
 * Describes every segment by all columns of the table, whether it was formed on them or not: means, quartiles
 * and standardised differences of numbers, lifts of categories, rates of outcomes.
 *
 * @param table the customers, with the columns that form and describe segments
 * @param labels cluster of each row of the table; -1 for customers who are in no segment
 * @param recipe the features the segments were formed on
 * @returns one profile a cluster, S1 for cluster 0
 * @throws RangeError when there is not one label a row
 */
export function profileSegments(
  table: Table,
  labels: Int32Array,
  nClusters: number,
  roles: readonly ColumnRole[],
  recipe: Recipe,
): SegmentProfile[] {
  if (labels.length !== table.nRows) {
    throw new RangeError(`there are ${labels.length} labels for ${table.nRows} customers`);
  }
  const membership: Membership = {
    rows: labelledRows(labels),
    tableRows: rowsByCluster(labels, nClusters),
    steps: recipe.features,
  };
  const outcomes = outcomeColumns(table, roles);
  const described = new Set(outcomes.map(({ name }) => name));
  const features = numberFeatures(table, roles, recipe)
    .filter(({ feature, position }) => position !== null || !described.has(feature))
    .map((feature) => featureProfiles(feature, membership));
  const rates = outcomes.flatMap((column) => outcomeRates(column, membership.tableRows) ?? []);
  const categories = table.columns.flatMap((column) => {
    if (column.kind !== 'category' || described.has(column.name)) return [];
    const label = roles.find(({ name }) => name === column.name)?.label ?? column.name;
    return [categoryProfiles(column, label, membership.tableRows)];
  });
  return segmentIds(nClusters).map(({ id, cluster }) => ({
    segmentId: id,
    cluster,
    size: membership.tableRows[cluster].length,
    share: membership.tableRows[cluster].length / membership.rows.length,
    features: features.map((bySegment) => bySegment[cluster]),
    categories: categories.map((bySegment) => bySegment[cluster]),
    outcomes: outcomes.map((_, o) => rates[o * nClusters + cluster]),
  }));
}

function outcomeColumns(table: Table, roles: readonly ColumnRole[]) {
  const outcomes = new Set(roles.filter(({ role }) => role === 'outcome').map(({ name }) => name));
  return table.columns.filter((column) => outcomes.has(column.name) && hasRate(column));
}
