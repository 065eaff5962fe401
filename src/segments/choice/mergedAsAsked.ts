import { ClienteleError, type Selection } from '../../contract/index.ts';
import type { Executor, Rows } from '../../core/index.ts';
import type { SegmentFit } from '../algorithms/index.ts';
import { candidateOf } from './candidates.ts';
import { mergeFit } from './mergeFit.ts';
import type { NoiseComparison } from './noise.ts';
import { silhouettesOf, type RowSilhouettes } from './silhouettes.ts';

/** What was chosen, before it is merged. */
interface Found {
  readonly fits: readonly SegmentFit[];
  readonly selection: Selection;
  /** Place of the chosen solution among the fits. */
  readonly at: number;
  readonly silhouettes: RowSilhouettes | null;
}

interface Kept extends Omit<Found, 'at'> {
  readonly fit: SegmentFit;
  readonly merged: { readonly fine: SegmentFit; readonly broadOf: Int32Array } | null;
  /** What is to be told of the merging. */
  readonly told: readonly string[];
}

/**
 * Merges the chosen solution into a broader one, where that was asked for; the merged one is a candidate more.
 *
 * @throws ClienteleError `usage` where the solution has no more segments than it is to be merged into
 */
export async function mergedAsAsked(
  x: Rows,
  { fits, selection, at, silhouettes }: Found,
  mergeTo: number | null,
  noise: NoiseComparison | null,
  executor: Executor,
): Promise<Kept> {
  const fine = fits[at];
  if (mergeTo === null) return { fits, selection, silhouettes, fit: fine, merged: null, told: [] };
  if (fine.nClusters <= mergeTo) {
    throw new ClienteleError(
      'usage',
      `${fine.nClusters} segments were found, which cannot be merged into ${mergeTo}; ask for more with --k, or lower --merge-to.`,
    );
  }
  const { fit, broadOf, nMoved } = mergeFit(x, fine, mergeTo);
  const [own] = await silhouettesOf(x, [fit], executor, {});
  const candidate = candidateOf(x, fit, own, noise);
  const moved =
    nMoved === 0
      ? ''
      : `; ${nMoved.toLocaleString('en')} customers are placed in another by the model, which holds no single customer`;
  // A tree that was cut into as many segments gives way: two solutions of one name could not be told apart.
  const isOther = ({ algorithm, k }: { algorithm: string; k: number }): boolean =>
    algorithm !== fit.algorithm || k !== mergeTo;
  return {
    fits: [...fits.filter(({ algorithm, nClusters }) => isOther({ algorithm, k: nClusters })), fit],
    selection: {
      ...selection,
      chosen: { algorithm: fit.algorithm, k: mergeTo },
      candidates: [...selection.candidates.filter(isOther), candidate],
    },
    silhouettes: own,
    fit,
    merged: { fine, broadOf },
    told: [
      `The ${fine.nClusters} segments were merged into ${mergeTo} by Ward's method, as asked${moved}.`,
    ],
  };
}
