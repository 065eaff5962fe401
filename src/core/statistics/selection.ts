/** Above this length of a part, the wanted value is first looked for in a sample of it. */
const sampledLength = 600;

/**
 * Brings the values that a full sort would put at the given ranks to these places: smaller ones stand before each,
 * larger ones behind. The middle rank is placed first, the others on their own side of it.
 *
 * @param values free of NaN, which is not checked; reordered in place
 * @param ranks ascending, each once, from 0 to below the number of values
 */
export function placeRanks(
  values: Float64Array,
  ranks: readonly number[],
  left = 0,
  right = values.length - 1,
): void {
  if (ranks.length === 0) return;
  const middle = ranks.length >> 1;
  const rank = ranks[middle];
  placeRank(values, left, right, rank);
  placeRanks(values, ranks.slice(0, middle), left, rank - 1);
  placeRanks(values, ranks.slice(middle + 1), rank + 1, right);
}

function placeRank(values: Float64Array, left: number, right: number, rank: number): void {
  if (rank === left) swap(values, left, placeOfSmallest(values, left, right));
  else if (rank === right) swap(values, right, placeOfLargest(values, left, right));
  else select(values, left, right, rank);
}

function placeOfSmallest(values: Float64Array, left: number, right: number): number {
  let place = left;
  for (let i = left + 1; i <= right; i++) if (values[i] < values[place]) place = i;
  return place;
}

function placeOfLargest(values: Float64Array, left: number, right: number): number {
  let place = left;
  for (let i = left + 1; i <= right; i++) if (values[i] > values[place]) place = i;
  return place;
}

/** Algorithm SELECT of Floyd and Rivest (1975): about 1.5 comparisons a value for the median. */
function select(values: Float64Array, first: number, last: number, rank: number): void {
  let left = first;
  let right = last;
  while (right > left) {
    if (right - left > sampledLength) {
      const [from, to] = sampleAround(left, right, rank);
      select(values, from, to, rank);
    }
    const pivot = values[rank];
    let i = left;
    let j = right;
    swap(values, left, rank);
    if (values[right] > pivot) swap(values, left, right);
    while (i < j) {
      swap(values, i++, j--);
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
    }
    if (values[left] === pivot) swap(values, left, j);
    else swap(values, ++j, right);
    if (j <= rank) left = j + 1;
    if (rank <= j) right = j - 1;
  }
}

/** The part that holds the value of that rank in a sample, with room for chance. */
function sampleAround(left: number, right: number, rank: number): [from: number, to: number] {
  const n = right - left + 1;
  const place = rank - left + 1;
  const logarithm = Math.log(n);
  const size = 0.5 * Math.exp((2 * logarithm) / 3);
  const side = Math.sign(place - n / 2);
  const room = 0.5 * Math.sqrt((logarithm * size * (n - size)) / n) * side;
  return [
    Math.max(left, Math.floor(rank - (place * size) / n + room)),
    Math.min(right, Math.floor(rank + ((n - place) * size) / n + room)),
  ];
}

function swap(values: Float64Array, i: number, j: number): void {
  const value = values[i];
  values[i] = values[j];
  values[j] = value;
}
