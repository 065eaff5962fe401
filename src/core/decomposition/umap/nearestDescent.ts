import type { Matrix } from '../../matrix.ts';
import { createRandom, splitSeed, type Random } from '../../random/index.ts';
import { addNeighbour, createNeighbours, type Neighbours } from './neighbours.ts';
import { projectionLeaves } from './projectionTrees.ts';

const nTrees = 6;
const mostRounds = 10;
/** A round ends the search when it improves no more than this share of all neighbours. */
const leastGain = 0.001;
/** Neighbours and rows that have it as a neighbour, of each kind, that one round brings together around a row. */
const mostCandidates = 24;

interface Search {
  readonly x: Matrix;
  readonly found: Neighbours;
  /** 1 where a neighbour has not yet been brought together with the others. */
  readonly fresh: Uint8Array;
}

/**
 * Nearly all nearest other rows of every row, by descent over neighbours of neighbours (Dong, Charikar and Li, 2011)
 * from the leaves of random projection trees.
 */
export function nearestDescent(x: Matrix, nNeighbours: number, seed: number): Neighbours {
  const found = createNeighbours(x.nSamples, nNeighbours);
  const search = { x, found, fresh: new Uint8Array(found.rows.length) };
  for (let tree = 0; tree < nTrees; tree++) {
    const random = createRandom(splitSeed(seed, tree));
    for (const leaf of projectionLeaves(x, Math.max(30, 2 * nNeighbours), random)) {
      for (let i = 1; i < leaf.length; i++) {
        for (let j = 0; j < i; j++) meet(search, leaf[i], leaf[j]);
      }
    }
  }
  const random = createRandom(splitSeed(seed, nTrees));
  for (let round = 0; round < mostRounds; round++) {
    if (descend(search, random) <= leastGain * found.rows.length) break;
  }
  return found;
}

/** One round; returns how many neighbours it found. */
function descend(search: Search, random: Random): number {
  const { nSamples } = search.x;
  const { fresh, old } = drawCandidates(search, random);
  let gained = 0;
  for (let row = 0; row < nSamples; row++) {
    const first = row * mostCandidates;
    const endFresh = first + fresh.counts[row];
    const endOld = first + old.counts[row];
    for (let i = first; i < endFresh; i++) {
      const a = fresh.rows[i];
      for (let j = first; j < i; j++) gained += meet(search, a, fresh.rows[j]);
      for (let j = first; j < endOld; j++) gained += meet(search, a, old.rows[j]);
    }
  }
  return gained;
}

/** Rows to bring together around each row. */
interface Candidates {
  /** nSamples x {@link mostCandidates}. */
  readonly rows: Int32Array;
  readonly counts: Int32Array;
  /** How many were offered, of which those kept are a fair draw. */
  readonly offers: Int32Array;
}

function createCandidates(nSamples: number): Candidates {
  return {
    rows: new Int32Array(nSamples * mostCandidates),
    counts: new Int32Array(nSamples),
    offers: new Int32Array(nSamples),
  };
}

function drawCandidates(
  { x, found, fresh: isFresh }: Search,
  random: Random,
): { fresh: Candidates; old: Candidates } {
  const fresh = createCandidates(x.nSamples);
  const old = createCandidates(x.nSamples);
  const { nNeighbours, rows } = found;
  for (let p = 0; p < rows.length; p++) {
    const other = rows[p];
    if (other < 0) continue;
    const row = Math.floor(p / nNeighbours);
    const kind = isFresh[p] === 1 ? fresh : old;
    offer(kind, row, other, random);
    offer(kind, other, row, random);
    isFresh[p] = 0;
  }
  return { fresh, old };
}

/** Reservoir sampling (Vitter, 1985). */
function offer({ rows, counts, offers }: Candidates, row: number, other: number, random: Random) {
  const offered = ++offers[row];
  if (counts[row] < mostCandidates) {
    rows[row * mostCandidates + counts[row]++] = other;
    return;
  }
  const place = random.nextInt(offered);
  if (place < mostCandidates) rows[row * mostCandidates + place] = other;
}

/** Makes two rows neighbours of each other where they are near enough; returns how often. */
function meet(search: Search, a: number, b: number): number {
  if (a === b) return 0;
  const { data, nFeatures } = search.x;
  let square = 0;
  for (let f = 0, p = a * nFeatures, q = b * nFeatures; f < nFeatures; f++, p++, q++) {
    const difference = data[p] - data[q];
    square += difference * difference;
  }
  return introduce(search, a, b, square) + introduce(search, b, a, square);
}

function introduce({ found, fresh }: Search, row: number, other: number, square: number): number {
  const { nNeighbours, rows, squares } = found;
  const first = row * nNeighbours;
  const last = first + nNeighbours - 1;
  if (!(square < squares[last])) return 0;
  for (let p = first; p <= last; p++) if (rows[p] === other) return 0;
  const place = first + addNeighbour(found, row, other, square);
  fresh.copyWithin(place + 1, place, last);
  fresh[place] = 1;
  return 1;
}
