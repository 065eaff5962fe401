import { missingCode } from './featureThresholds.ts';

/** Draws of each code of one feature in one node, by class: `counts[code * nClasses + class]`. */
export interface CodeHistogram {
  readonly counts: Int32Array;
  /** Draws of each code, over all classes (256). */
  readonly draws: Int32Array;
  readonly nClasses: number;
}

export function createHistogram(nClasses: number): CodeHistogram {
  return {
    counts: new Int32Array((missingCode + 1) * nClasses),
    draws: new Int32Array(missingCode + 1),
    nClasses,
  };
}

export function clearHistogram({ counts, draws }: CodeHistogram): void {
  counts.fill(0);
  draws.fill(0);
}
