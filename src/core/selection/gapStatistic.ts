/** The gap statistic over a range of k. */
export interface GapStatistic {
  /** Mean log inertia of the references minus log inertia of the data, one a k. */
  readonly gap: readonly number[];
  /** The error s_k that comes from drawing few references, one a k. */
  readonly standardError: readonly number[];
}

/**
 * Gap statistic (Tibshirani, Walther and Hastie, 2001) from inertias.
 *
 * @param inertias of the data, one a k
 * @param referenceInertias one row a reference, each with one inertia a k
 * @throws RangeError without references, when rows differ in length, or when an inertia is not above 0.
 */
export function gapStatistic(
  inertias: readonly number[],
  referenceInertias: readonly (readonly number[])[],
): GapStatistic {
  if (referenceInertias.length === 0) throw new RangeError('the gap needs at least one reference');
  const logs = logsOf(inertias);
  const references = referenceInertias.map((row) => {
    if (row.length === inertias.length) return logsOf(row);
    throw new RangeError(`a reference has ${row.length} inertias, the data ${inertias.length}`);
  });
  const columns = logs.map((_, i) => references.map((row) => row[i]));
  return {
    gap: columns.map((column, i) => meanOf(column) - logs[i]),
    standardError: columns.map((column) => {
      const centre = meanOf(column);
      const variance = meanOf(column.map((value) => (value - centre) ** 2));
      return Math.sqrt(variance) * Math.sqrt(1 + 1 / column.length);
    }),
  };
}

/**
 * The number of clusters by the gap: the first k whose gap is not beaten by the next one beyond its error.
 *
 * @param ks ascending, one a gap
 * @returns null when the gap still rises at the last k
 */
export function gapChoice(
  ks: readonly number[],
  { gap, standardError }: GapStatistic,
): number | null {
  const first = gap.findIndex(
    (value, i) => i + 1 < gap.length && value >= gap[i + 1] - standardError[i + 1],
  );
  return first < 0 ? null : ks[first];
}

function logsOf(inertias: readonly number[]): number[] {
  return inertias.map((inertia) => {
    if (inertia > 0) return Math.log(inertia);
    throw new RangeError(`an inertia is ${inertia}; the gap is only defined above 0`);
  });
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
