import { countDistinctRows, type WeightedRows } from '../kmeans/index.ts';
import type { Matrix } from '../matrix.ts';
import type { Random } from '../random/index.ts';
import { noWeight } from '../sampleWeight.ts';
import { firstReading, type RowBlocks, type RowsShape } from './blocks.ts';
import { addRow, createRowStore, matrixOf, putRow, type RowStore } from './rowStore.ts';

/** What one reading tells about rows that may not fit in memory. */
export interface Survey extends RowsShape {
  /** Rows of weight above 0. */
  readonly nWeighing: number;
  /** Rows to begin with, drawn with equal chances; in each sample at least nClusters of them are different. */
  readonly samples: readonly WeightedRows[];
}

/**
 * Reads all blocks once, checks them and draws samples (reservoir sampling; Vitter, 1985).
 *
 * @param randoms one a sample
 * @throws RangeError as {@link firstReading}, and on fewer different rows than clusters.
 */
export async function surveyRows(
  blocks: RowBlocks,
  nClusters: number,
  sampleSize: number,
  randoms: readonly Random[],
): Promise<Survey> {
  let nSamples = 0;
  let nWeighing = 0;
  let reservoirs: RowStore[] | null = null;
  let different: RowStore | null = null;
  const seen = new Set<string>();
  for await (const { x, sampleWeight } of firstReading(blocks)) {
    reservoirs ??= randoms.map(() => createRowStore(sampleSize, x.nFeatures));
    different ??= createRowStore(nClusters, x.nFeatures);
    for (let i = 0; i < x.nSamples; i++) {
      const weight = sampleWeight?.[i] ?? 1;
      if (weight === 0) continue;
      const row = x.data.subarray(i * x.nFeatures, (i + 1) * x.nFeatures);
      if (seen.size < nClusters && !seen.has(row.join())) {
        seen.add(row.join());
        addRow(different, row, weight);
      }
      nWeighing++;
      for (let s = 0; s < reservoirs.length; s++) {
        const reservoir = reservoirs[s];
        const place = nWeighing > sampleSize ? randoms[s].nextInt(nWeighing) : reservoir.count++;
        if (place < sampleSize) putRow(reservoir, place, row, weight);
      }
    }
    nSamples += x.nSamples;
  }
  if (reservoirs === null || different === null) {
    throw new RangeError('the blocks hold 0 rows; they need at least one');
  }
  if (nWeighing === 0) throw noWeight();
  if (seen.size < nClusters) {
    throw new RangeError(
      `there are only ${seen.size} different rows for ${nClusters} clusters; ask for at most ${seen.size}`,
    );
  }
  const { nFeatures } = different;
  const rowsThatDiffer = different;
  const samples = reservoirs.map((rows) => withDifferentRows(rows, rowsThatDiffer, nClusters));
  return { nSamples, nFeatures, nWeighing, samples };
}

/** The reservoir, joined by rows known to differ where it holds too few different ones. */
function withDifferentRows(
  reservoir: RowStore,
  different: RowStore,
  nClusters: number,
): WeightedRows {
  const x = matrixOf(reservoir);
  const weights = reservoir.weights.subarray(0, reservoir.count);
  if (countDistinctRows(x, nClusters) === nClusters) return { x, weights };
  return {
    x: joined(x, matrixOf(different)),
    weights: Float64Array.of(...weights, ...different.weights),
  };
}

function joined(a: Matrix, b: Matrix): Matrix {
  const data = new Float64Array(a.data.length + b.data.length);
  data.set(a.data);
  data.set(b.data, a.data.length);
  return { data, nSamples: a.nSamples + b.nSamples, nFeatures: a.nFeatures };
}
