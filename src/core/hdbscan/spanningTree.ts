import type { OnProgress } from '../executor.ts';
import type { Matrix } from '../matrix.ts';
import { squareUpTo } from '../neighbours/index.ts';

/** Edges of a spanning tree, one fewer than there are rows. */
export interface Edges {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Mutual reachability of the two rows, squared. */
  readonly reaches: Float64Array;
  /** Their distance alone, squared: of edges that reach equally far, the shorter one comes first. */
  readonly lengths: Float64Array;
}

/** How often progress is told in all. */
const nReports = 100;

/**
 * Minimum spanning tree of the mutual reachabilities: the larger of the distance of two rows and of either one's
 * core distance (Campello, Moulavi and Sander, 2013). Prim's algorithm (1957), its distances computed as they are
 * needed and only where the core distances leave room for a shorter edge. O(n²) time, O(n d) memory. Checks nothing.
 *
 * @param cores squared core distance of each row (nSamples)
 */
export function spanningTree(x: Matrix, cores: Float64Array, onProgress?: OnProgress): Edges {
  const { nSamples, nFeatures } = x;
  const nEdges = nSamples - 1;
  const edges = {
    from: new Int32Array(nEdges),
    to: new Int32Array(nEdges),
    reaches: new Float64Array(nEdges),
    lengths: new Float64Array(nEdges),
  };
  // What is not yet in the tree, side by side; the last one moves into the place of one that leaves.
  const data = x.data.slice();
  const rows = Int32Array.from({ length: nSamples }, (_, i) => i);
  const floors = cores.slice();
  const least = new Float64Array(nSamples).fill(Infinity);
  const lengths = new Float64Array(nSamples).fill(Infinity);
  const nearest = new Int32Array(nSamples);
  const current = new Float64Array(nFeatures);
  const step = Math.max(1, Math.ceil(nEdges / nReports));
  let size = nSamples;
  let next = nSamples - 1;
  for (let done = 0; done < nEdges; done++) {
    const row = rows[next];
    const core = floors[next];
    const at = next * nFeatures;
    current.set(data.subarray(at, at + nFeatures));
    size--;
    data.copyWithin(at, size * nFeatures, (size + 1) * nFeatures);
    rows[next] = rows[size];
    floors[next] = floors[size];
    least[next] = least[size];
    lengths[next] = lengths[size];
    nearest[next] = nearest[size];

    let shortest = Infinity;
    let shortestLength = Infinity;
    for (let place = 0; place < size; place++) {
      const best = least[place];
      const floor = Math.max(core, floors[place]);
      if (floor <= best) {
        const limit = floor < best ? best : lengths[place];
        const square = squareUpTo(current, 0, data, place * nFeatures, nFeatures, limit);
        const reach = Math.max(square, floor);
        if (reach < best || (reach === best && square < lengths[place])) {
          least[place] = reach;
          lengths[place] = square;
          nearest[place] = row;
        }
      }
      if (least[place] > shortest) continue;
      if (least[place] === shortest && lengths[place] >= shortestLength) continue;
      shortest = least[place];
      shortestLength = lengths[place];
      next = place;
    }
    edges.from[done] = nearest[next];
    edges.to[done] = rows[next];
    edges.reaches[done] = shortest;
    edges.lengths[done] = shortestLength;
    if ((done + 1) % step === 0 || done + 1 === nEdges) onProgress?.(done + 1, nEdges);
  }
  return edges;
}
