/** Codes of one feature: 0 .. 254 for values, 255 for a missing value. */
const mostBins = 255;
export const missingCode = 255;

/**
 * Cuts one feature's values into at most {@link mostBins} bins of about as many values each. A value that
 * alone fills a bin gets its own; where there are no more distinct values than bins, each gets its own.
 *
 * @param sorted ascending, free of NaN; not checked
 * @returns ascending thresholds, each halfway between two neighbouring distinct values; bin b holds the
 * values x with thresholds[b - 1] < x <= thresholds[b]
 */
export function featureThresholds(sorted: Float64Array): Float64Array {
  const { values, counts } = distinct(sorted);
  const cuts =
    values.length <= mostBins ? everyGap(values.length) : evenGaps(counts, sorted.length);
  return Float64Array.from(cuts, (below) => halfway(values[below], values[below + 1]));
}

/** @returns the distinct values, ascending, and how often each occurs */
function distinct(sorted: Float64Array): { values: Float64Array; counts: Float64Array } {
  const values = new Float64Array(sorted.length);
  const counts = new Float64Array(sorted.length);
  let last = -1;
  for (let i = 0; i < sorted.length; i++) {
    if (last < 0 || sorted[i] !== values[last]) values[++last] = sorted[i];
    counts[last]++;
  }
  return { values: values.subarray(0, last + 1), counts: counts.subarray(0, last + 1) };
}

function everyGap(nValues: number): number[] {
  return Array.from({ length: Math.max(0, nValues - 1) }, (_, i) => i);
}

/** Closes a bin when it holds its share of what is left, and around values that are a bin by themselves. */
function evenGaps(counts: Float64Array, total: number): number[] {
  const heavy = total / mostBins;
  let bins = mostBins;
  let rest = total;
  for (const count of counts) {
    if (count < heavy) continue;
    bins--;
    rest -= count;
  }
  let share = rest / Math.max(1, bins);
  let inBin = 0;
  const cuts: number[] = [];
  for (let i = 0; i + 1 < counts.length && cuts.length < mostBins - 1; i++) {
    const isHeavy = counts[i] >= heavy;
    if (!isHeavy) rest -= counts[i];
    inBin += counts[i];
    const beforeHeavy = counts[i + 1] >= heavy && inBin >= share / 2;
    if (!isHeavy && inBin < share && !beforeHeavy) continue;
    cuts.push(i);
    inBin = 0;
    if (!isHeavy) {
      bins--;
      share = rest / Math.max(1, bins);
    }
  }
  return cuts;
}

/** A number t with lower <= t < upper, so that `x <= t` parts the two. */
function halfway(lower: number, upper: number): number {
  const middle = lower / 2 + upper / 2;
  return middle >= lower && middle < upper ? middle : lower;
}
