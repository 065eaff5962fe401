import { takeRows } from '../../matrix.ts';
import type { WeightedRows } from '../descent.ts';

/** Rows among which changes are looked for; they are followed on all rows. */
export const mostScouts = 1_500;

/** Every so many rows, evenly, so that they are not many; all of them where they are few. */
export function scoutsOf(rows: WeightedRows): WeightedRows {
  const { x, weights } = rows;
  const step = Math.ceil(x.nSamples / mostScouts);
  if (step === 1) return rows;
  const chosen = Int32Array.from({ length: Math.ceil(x.nSamples / step) }, (_, i) => i * step);
  return {
    x: takeRows(x, chosen),
    weights: weights === null ? null : Float64Array.from(chosen, (row) => weights[row]),
  };
}
