import { squaredDistanceTo } from '../kmeans/distance.ts';
import type { PowerCellOptions } from './options.ts';
import { meanOf, type Cell, type LabelledRows, type Standing } from './standing.ts';

/** Rows of the own cluster that a centre is looked for among, and rows of others that are looked at on the way. */
const nNeighbours = 40;
const nRivals = 40;
/** Rounding of distances, as a share of them. */
const rounding = 1e-9;

/**
 * A cell more that puts a misplaced row into its cluster and takes no row of another: its centre is the mean of the
 * row and some near rows of the same cluster, chosen so that the row lies nearer to it than the rows of others, as
 * far as these may be approached; null where none was found.
 */
export function mendingCell(
  labelled: LabelledRows,
  standing: Standing,
  row: number,
  { leastRows, isOpen }: Pick<PowerCellOptions, 'leastRows' | 'isOpen'>,
): Cell | null {
  const { x, labels } = labelled;
  const rows = partnersOf(labelled, standing, row, leastRows);
  if (rows === null) return null;
  const centre = meanOf(labelled, rows);
  const least = squaredDistanceTo(x, row, centre, 0) - standing.others[row];
  let most = Infinity;
  for (let other = 0; other < labels.length; other++) {
    if (labels[other] === labels[row] || !isRight(standing, other)) continue;
    most = Math.min(most, squaredDistanceTo(x, other, centre, 0) - standing.own[other]);
  }
  const room = rounding * (Math.abs(least) + Math.abs(standing.others[row]));
  if (!(least + 2 * room < most)) return null;
  const middle = (least + most) / 2;
  const offset = isOpen || most === Infinity ? Math.min(least + room, middle) : middle;
  return { cluster: labels[row], centre, offset, rows };
}

const isRight = ({ own, others }: Standing, row: number): boolean => own[row] < others[row];

/** The row and near ones of its cluster, heavy enough together; chosen one by one to leave the most room. */
function partnersOf(
  labelled: LabelledRows,
  standing: Standing,
  row: number,
  leastRows: number,
): Int32Array | null {
  const { x, weights, labels } = labelled;
  const { own, others } = standing;
  const valuesOf = (place: number): Float64Array =>
    x.data.subarray(place * x.nFeatures, (place + 1) * x.nFeatures);
  const squares = Float64Array.from(labels, (_, other) =>
    squaredDistanceTo(x, other, valuesOf(row), 0),
  );
  const near = lowest(labels.length, nNeighbours, (other) =>
    labels[other] === labels[row] && other !== row ? squares[other] : Infinity,
  );
  const rivals = lowest(labels.length, nRivals, (other) =>
    labels[other] !== labels[row] && isRight(standing, other)
      ? squares[other] - own[other]
      : Infinity,
  );
  /** By how much each rival would be off the cell of a row that lay at the centre, weighted. */
  const roomAt = (place: number): Float64Array =>
    Float64Array.from(
      rivals,
      (rival) =>
        weights[place] *
        (squaredDistanceTo(x, rival, valuesOf(place), 0) -
          own[rival] -
          squares[place] +
          others[row]),
    );
  return chosenPartners(row, new Map([row, ...near].map((place) => [place, roomAt(place)])), {
    weights,
    leastRows,
  });
}

/** Partners one by one, each time the one that leaves the nearest rival the most room. */
function chosenPartners(
  row: number,
  rooms: Map<number, Float64Array>,
  { weights, leastRows }: { readonly weights: Float64Array; readonly leastRows: number },
): Int32Array | null {
  const chosen = [row];
  let room = rooms.get(row) ?? new Float64Array(0);
  let weight = weights[row];
  rooms.delete(row);
  while (weight < leastRows) {
    let best: { place: number; room: Float64Array; least: number } | null = null;
    for (const [place, own] of rooms) {
      const sum = room.map((value, rival) => value + own[rival]);
      const least = Math.min(...sum);
      if (best === null || least > best.least) best = { place, room: sum, least };
    }
    if (best === null) return null;
    chosen.push(best.place);
    weight += weights[best.place];
    room = best.room;
    rooms.delete(best.place);
  }
  return Int32Array.from(chosen);
}

/** Places with the lowest finite values, lowest first, of equals the first. */
function lowest(length: number, count: number, valueOf: (place: number) => number): number[] {
  const places: number[] = [];
  const values: number[] = [];
  for (let place = 0; place < length; place++) {
    const value = valueOf(place);
    if (value === Infinity || (places.length === count && value >= values[count - 1])) continue;
    let at = Math.min(places.length, count - 1);
    for (; at > 0 && values[at - 1] > value; at--) {
      places[at] = places[at - 1];
      values[at] = values[at - 1];
    }
    places[at] = place;
    values[at] = value;
  }
  return places;
}
