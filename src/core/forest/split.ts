import { missingCode } from './featureThresholds.ts';
import type { CodeHistogram } from './histogram.ts';
import { worthOf, worthOfRest, type NodeScore } from './nodeScore.ts';
import type { SplitRule } from './tree.ts';

/** The best split met so far in a node. */
export interface BestSplit extends SplitRule {
  /** Worth of both sides together. */
  readonly worth: number;
}

export interface SplitLimits {
  readonly minSamplesLeaf: number;
  readonly classWeights: Float64Array | null;
}

/** What looking at one feature of a node gave. */
export interface FeatureSplit {
  readonly best: BestSplit | null;
  /** True where all rows of the node have the same code. */
  readonly isConstant: boolean;
}

/**
 * Looks for a better split of a node on one feature. Between two codes that occur in the node the split
 * stands in the middle; of equals the first stays. Missing values are tried on the right, then on the left.
 */
export function splitOnFeature(
  histogram: CodeHistogram,
  feature: number,
  node: NodeScore,
  limits: SplitLimits,
  before: BestSplit | null,
): FeatureSplit {
  const { draws } = histogram;
  const hasMissing = draws[missingCode] > 0;
  const occupied = occupiedCodes(draws);
  const isConstant = occupied.length + (hasMissing ? 1 : 0) < 2;
  if (isConstant) return { best: before, isConstant };
  const sweep = { histogram, feature, node, limits, occupied, hasMissing };
  const best = sweepCodes(sweep, false, before);
  return { best: hasMissing ? sweepCodes(sweep, true, best) : best, isConstant };
}

function occupiedCodes(draws: Int32Array): number[] {
  const codes: number[] = [];
  for (let code = 0; code < missingCode; code++) if (draws[code] > 0) codes.push(code);
  return codes;
}

interface Sweep {
  readonly histogram: CodeHistogram;
  readonly feature: number;
  readonly node: NodeScore;
  readonly limits: SplitLimits;
  readonly occupied: readonly number[];
  readonly hasMissing: boolean;
}

/** Moves the codes to the left side one by one and judges the split after each. */
function sweepCodes(
  sweep: Sweep,
  missingLeft: boolean,
  before: BestSplit | null,
): BestSplit | null {
  const { histogram, feature, node, limits, occupied, hasMissing } = sweep;
  const left = new Int32Array(histogram.nClasses);
  let drawsLeft = missingLeft ? moveLeft(histogram, missingCode, left) : 0;
  let best = before;
  for (let i = 0; i < occupied.length; i++) {
    drawsLeft += moveLeft(histogram, occupied[i], left);
    const isLast = i + 1 === occupied.length;
    if (isLast && (missingLeft || !hasMissing)) break;
    const drawsRight = node.draws - drawsLeft;
    if (drawsLeft < limits.minSamplesLeaf || drawsRight < limits.minSamplesLeaf) continue;
    const worth =
      worthOf(left, limits.classWeights) + worthOfRest(node.totals, left, limits.classWeights);
    if (best !== null && !(worth > best.worth)) continue;
    best = {
      worth,
      feature,
      code: isLast ? missingCode - 1 : (occupied[i] + occupied[i + 1] - 1) >> 1,
      missingLeft: hasMissing ? missingLeft : drawsLeft >= drawsRight,
    };
  }
  return best;
}

function moveLeft(
  { counts, draws, nClasses }: CodeHistogram,
  code: number,
  left: Int32Array,
): number {
  for (let c = 0; c < nClasses; c++) left[c] += counts[code * nClasses + c];
  return draws[code];
}
