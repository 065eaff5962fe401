import { forceAt, type ForceTable } from './forces.ts';
import type { Edges } from './fuzzyUnion.ts';

/** No coordinate moves further than this in one step, before the learning rate. */
const longest = 4;

/** Rows on the map: nRows x nComponents. */
export interface Places {
  readonly data: Float64Array;
  readonly nComponents: number;
}

/** How a layout goes about it. */
export interface LayoutSettings {
  readonly pull: ForceTable;
  readonly push: ForceTable;
  readonly nEpochs: number;
  readonly learningRate: number;
  readonly negativeSampleRate: number;
  /** Of the draws of rows that push. */
  readonly seed: number;
}

/**
 * Moves rows by stochastic gradient descent: neighbours draw each other near, the stronger their tie the more often, and
 * each time rows drawn at random push the first of them away (McInnes, Healy and Melville, 2018, algorithm 5).
 *
 * @param heads rows that are moved
 * @param tails rows that the edges lead to; where they are the heads themselves, both ends of an edge move
 * @returns one epoch, to be called with 0 .. nEpochs - 1 in turn
 */
export function createLayout(
  heads: Places,
  tails: Places,
  edges: Edges,
  settings: LayoutSettings,
): (epoch: number) => void {
  const { nComponents } = heads;
  const { nEpochs, learningRate, negativeSampleRate } = settings;
  const between = epochsBetween(edges.weights, nEpochs);
  const due = between.slice();
  const betweenPushes = between.map((epochs) => epochs / negativeSampleRate);
  const pushDue = betweenPushes.slice();
  const drawRow = rowDraws(settings.seed, tails.data.length / nComponents);
  const bothMove = heads.data === tails.data;
  return (epoch) => {
    const rate = learningRate * (1 - epoch / nEpochs);
    for (let e = 0; e < due.length; e++) {
      if (due[e] > epoch) continue;
      const head = edges.heads[e] * nComponents;
      attract(heads, head, tails, edges.tails[e] * nComponents, settings.pull, rate, bothMove);
      due[e] += between[e];
      if (negativeSampleRate === 0) continue;
      const nPushes = Math.floor((epoch - pushDue[e]) / betweenPushes[e]);
      for (let p = 0; p < nPushes; p++) {
        const other = drawRow() * nComponents;
        if (!bothMove || other !== head) repel(heads, head, tails, other, settings.push, rate);
      }
      pushDue[e] += nPushes * betweenPushes[e];
    }
  };
}

/** Epochs from one turn of an edge to the next; the strongest has one in each, those too weak for one never have. */
function epochsBetween(weights: Float64Array, nEpochs: number): Float64Array {
  const strongest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  return weights.map((weight) =>
    weight > 0 && weight * nEpochs >= strongest ? strongest / weight : Infinity,
  );
}

function attract(
  heads: Places,
  head: number,
  tails: Places,
  tail: number,
  pull: ForceTable,
  rate: number,
  bothMove: boolean,
): void {
  const square = squaredDistance(heads, head, tails, tail);
  if (square === 0) return;
  const force = forceAt(pull, square);
  for (let c = 0; c < heads.nComponents; c++) {
    const move = rate * clip(force * (tails.data[tail + c] - heads.data[head + c]));
    heads.data[head + c] += move;
    if (bothMove) tails.data[tail + c] -= move;
  }
}

function repel(
  heads: Places,
  head: number,
  tails: Places,
  tail: number,
  push: ForceTable,
  rate: number,
): void {
  const square = squaredDistance(heads, head, tails, tail);
  if (square === 0) return;
  const force = forceAt(push, square);
  for (let c = 0; c < heads.nComponents; c++) {
    heads.data[head + c] += rate * clip(force * (heads.data[head + c] - tails.data[tail + c]));
  }
}

function squaredDistance(
  { data: a, nComponents }: Places,
  p: number,
  { data: b }: Places,
  q: number,
): number {
  let sum = 0;
  for (let c = 0; c < nComponents; c++) {
    const difference = a[p + c] - b[q + c];
    sum += difference * difference;
  }
  return sum;
}

function clip(value: number): number {
  return value > longest ? longest : value < -longest ? -longest : value;
}

/** Rows 0 .. nRows - 1 at random: xorshift (Marsaglia, 2003), for this is the innermost loop. */
function rowDraws(seed: number, nRows: number): () => number {
  const state = Int32Array.of(seed | 1);
  const share = nRows / 2 ** 32;
  return () => {
    let bits = state[0];
    bits ^= bits << 13;
    bits ^= bits >>> 17;
    bits ^= bits << 5;
    state[0] = bits;
    return Math.floor((bits >>> 0) * share);
  };
}
