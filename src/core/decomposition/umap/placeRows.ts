import { checkMatrix } from '../../checkMatrix.ts';
import type { Matrix } from '../../matrix.ts';
import { splitSeed } from '../../random/index.ts';
import { fitCurve } from './curve.ts';
import { nearestIn } from './exactNeighbours.ts';
import { pullTable, pushTable } from './forces.ts';
import { createLayout, type LayoutSettings } from './layout.ts';
import { memberships } from './memberships.ts';
import type { UmapModel } from './model.ts';
import type { Neighbours } from './neighbours.ts';

/**
 * Places new rows on a map that stays as it is: in the middle of their neighbours among the training rows, then moved
 * for a third of the epochs. A row equal to a training row takes its place. Each row's place depends on no other new row.
 *
 * @param x nSamples x nFeatures, scaled as the training rows were; takes time in proportion to the training rows
 * @returns nSamples x nComponents
 * @throws RangeError on missing or infinite values or another number of features.
 */
export function placeOnUmap({ settings, x: known, embedding }: UmapModel, x: Matrix): Matrix {
  checkMatrix(x);
  if (x.nFeatures !== known.nFeatures) {
    throw new RangeError(
      `the rows have ${x.nFeatures} features, those of the map ${known.nFeatures}; they must be the same`,
    );
  }
  const { nComponents, nNeighbors, nEpochs, learningRate, minDist, spread, seed } = settings;
  const neighbours = nearestIn(known, x, Math.min(nNeighbors, known.nSamples));
  const strengths = memberships(neighbours, neighbours.nNeighbours, false);
  const curve = fitCurve(minDist, spread);
  const layout = {
    ...settings,
    pull: pullTable(curve),
    push: pushTable(curve),
    nEpochs: Math.ceil(nEpochs / 3),
    // Rows that start among their neighbours need no long steps.
    learningRate: learningRate / 4,
    seed: splitSeed(seed, 3),
  };
  const data = new Float64Array(x.nSamples * nComponents);
  for (let row = 0; row < x.nSamples; row++) {
    const place = { data: data.subarray(row * nComponents, (row + 1) * nComponents), nComponents };
    const own = ownPart(neighbours, strengths, row);
    startAmong(own, embedding, place.data);
    if (own.squares[0] > 0) settle(own, embedding, place, layout);
  }
  return { data, nSamples: x.nSamples, nFeatures: nComponents };
}

/** The neighbours of one row and how strongly it belongs with each. */
interface OwnNeighbours {
  readonly rows: Int32Array;
  readonly squares: Float64Array;
  readonly strengths: Float64Array;
}

function ownPart(
  { rows, squares, nNeighbours }: Neighbours,
  strengths: Float64Array,
  row: number,
): OwnNeighbours {
  const [from, to] = [row * nNeighbours, (row + 1) * nNeighbours];
  return {
    rows: rows.subarray(from, to),
    squares: squares.subarray(from, to),
    strengths: strengths.subarray(from, to),
  };
}

/** The mean of the neighbours' places, the stronger counting more; that of a training row at the same place alone. */
function startAmong(
  { rows, squares, strengths }: OwnNeighbours,
  embedding: Matrix,
  place: Float64Array,
): void {
  const nUsed = squares[0] === 0 ? 1 : rows.length;
  const used = strengths.subarray(0, nUsed);
  const total = used.reduce((sum, strength) => sum + strength, 0);
  used.forEach((strength, n) => {
    const share = total > 0 ? strength / total : 1 / nUsed;
    for (let c = 0; c < place.length; c++) {
      place[c] += share * embedding.data[rows[n] * place.length + c];
    }
  });
}

function settle(
  { rows, strengths }: OwnNeighbours,
  embedding: Matrix,
  place: { readonly data: Float64Array; readonly nComponents: number },
  layout: LayoutSettings,
): void {
  const edges = { heads: new Int32Array(rows.length), tails: rows, weights: strengths };
  const known = { data: embedding.data, nComponents: place.nComponents };
  const runEpoch = createLayout(place, known, edges, layout);
  for (let epoch = 0; epoch < layout.nEpochs; epoch++) runEpoch(epoch);
}
