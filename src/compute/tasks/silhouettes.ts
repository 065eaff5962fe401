import { silhouetteRows, type SilhouetteTask } from '../../core/index.ts';
import {
  runSilhouetteStrip,
  type SilhouettePlaces,
  type SilhouetteSizes,
} from '../kernels/silhouette.ts';
import { needKernels, sharedBuffer } from './setup.ts';

/** Silhouettes of some rows; the sorted matrix's data are shared, not copied. */
export interface SilhouetteRowsJob {
  readonly task: SilhouetteTask;
  readonly from: number;
  readonly to: number;
}

export function silhouettesOfRows({ task, from, to }: SilhouetteRowsJob): Float64Array[] {
  return silhouetteRows(task, from, to);
}

/** Sums of distances of one strip of pairs of rows, left in shared memory. */
export interface SilhouetteStripJob {
  readonly places: SilhouettePlaces;
  readonly sizes: SilhouetteSizes;
  readonly strip: number;
}

export function sumSilhouetteStrip({ places, sizes, strip }: SilhouetteStripJob): void {
  const { column, sums } = places.strips[strip];
  const nPlaces = 4 * sizes.nQuads;
  new Float64Array(sharedBuffer(), column, nPlaces + 4).fill(0);
  new Float64Array(sharedBuffer(), sums, nPlaces * sizes.nSums).fill(0);
  runSilhouetteStrip(needKernels(), places, sizes, strip);
}
