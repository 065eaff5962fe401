/** Counts of values between edges. */
export interface Histogram {
  /** nBins + 1, ascending. */
  readonly edges: Float64Array;
  /** nBins: bin b holds edges[b] <= value < edges[b + 1]; the last one its upper edge too. */
  readonly counts: Float64Array;
}

/** nBins + 1 edges at equal distances. */
export function linearEdges(min: number, max: number, nBins: number): Float64Array {
  checkEdges(min, max, nBins);
  return edgesBetween(min, max, nBins, (share) => min + (max - min) * share);
}

/** nBins + 1 edges, each larger than the last by the same factor; 0 < min < max. */
export function logEdges(min: number, max: number, nBins: number): Float64Array {
  checkEdges(min, max, nBins);
  if (min <= 0) throw new RangeError(`a logarithmic scale starts above 0, not at ${min}`);
  return edgesBetween(min, max, nBins, (share) => min * (max / min) ** share);
}

/**
 * Counts values between given ascending edges; missing values and those outside are left out.
 * The same edges serve all customers and each segment, so that bars can be compared.
 */
export function countBetween(values: Iterable<number>, edges: Float64Array): Float64Array {
  const nBins = edges.length - 1;
  const counts = new Float64Array(nBins);
  for (const value of values) {
    if (!(value >= edges[0] && value <= edges[nBins])) continue;
    counts[binOf(value, edges)]++;
  }
  return counts;
}

/** Histogram with equal bins from the smallest to the largest value. */
export function linearHistogram(values: Float64Array, nBins: number): Histogram {
  const { min, max } = rangeOf(values);
  const edges = linearEdges(min, max > min ? max : min + Math.max(1, 1e-9 * Math.abs(min)), nBins);
  return { edges, counts: countBetween(values, edges) };
}

/** Histogram of the values above 0, with bins that grow by a factor; the others are left out. */
export function logHistogram(values: Float64Array, nBins: number): Histogram {
  const { min, max } = rangeOf(values.filter((value) => value > 0));
  const edges = logEdges(min, max > min ? max : min * 2, nBins);
  return { edges, counts: countBetween(values, edges) };
}

function edgesBetween(
  min: number,
  max: number,
  nBins: number,
  at: (share: number) => number,
): Float64Array {
  const edges = new Float64Array(nBins + 1);
  edges[0] = min;
  // Rounding must not let an edge fall below the last or rise above the end.
  for (let i = 1; i < nBins; i++) edges[i] = Math.min(max, Math.max(edges[i - 1], at(i / nBins)));
  edges[nBins] = max;
  return edges;
}

function checkEdges(min: number, max: number, nBins: number): void {
  if (!Number.isFinite(min) || !Number.isFinite(max) || min >= max) {
    throw new RangeError(`a histogram needs a range, not ${min} to ${max}`);
  }
  if (!Number.isInteger(nBins) || nBins < 1) {
    throw new RangeError(`a histogram needs at least one bin, not ${nBins}`);
  }
}

/** Last edge that is not above the value; the upper end belongs to the last bin. */
function binOf(value: number, edges: Float64Array): number {
  let low = 0;
  let high = edges.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (edges[middle] <= value) low = middle;
    else high = middle;
  }
  return low;
}

function rangeOf(values: Float64Array): { min: number; max: number } {
  let min = Infinity;
  let max = -Infinity;
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}
