// The best split of a node: which features are drawn, and how their codes are counted.
import { clearCodes, countFew, countOne, countThree, markCodes } from './forestCounts.ts';
import { nextInt } from './forestRandom.ts';
import {
  bestWord,
  bestWorth,
  codeShift,
  isNarrow,
  openNode,
  setUpSplits,
  splitOnCounts,
} from './forestSplit.ts';

/** Up to this many rows, codes are marked one by one as they are counted. */
const mostFew: i32 = 192;

let nFeatures: i32 = 0;
let maxFeatures: i32 = 0;
let stride: i32 = 0;
let order: usize = 0;
let marks: usize = 0;
let counts: usize = 0;
let worth: f64 = 0;

/** The node at hand. */
let records: usize = 0;
let nRows: i32 = 0;

/** @returns where the search's part of the scratch ends */
export function setUpSearch(
  scratch: usize,
  features: i32,
  rowBytes: i32,
  nClasses: i32,
  classShift: i32,
  classWeights: usize,
  tried: i32,
  minSamplesLeaf: i32,
): usize {
  nFeatures = features;
  maxFeatures = tried;
  stride = rowBytes;
  marks = scratch;
  const sides = marks + 256;
  counts = sides + ((<usize>2) << classShift);
  order = counts + ((<usize>(3 * 256)) << classShift);
  memory.fill(scratch, 0, order - scratch);
  for (let f = 0; f < features; f++) store<i32>(order + ((<usize>f) << 2), f);
  setUpSplits(nClasses, classShift, classWeights, minSamplesLeaf, sides);
  return order + ((<usize>features * 4 + 15) & ~15);
}

/** How much more the two sides of the split found are worth than the node. */
export function splitGain(): f64 {
  return bestWorth - worth;
}

/**
 * @param at first record of the node's rows; @param totals draws by class
 * @returns the word of the best split, -1 where none is allowed
 */
export function findSplit(at: usize, rows: i32, totals: usize, draws: i32): i32 {
  records = at;
  nRows = rows;
  worth = openNode(totals, draws);
  let drawn = 0;
  let allConstant = true;
  if (nRows > mostFew) {
    for (; drawn + 3 <= maxFeatures; drawn += 3) if (!tryThree(drawn)) allConstant = false;
  }
  for (; drawn < maxFeatures || (allConstant && drawn < nFeatures); drawn++) {
    if (!tryOne(drawn)) allConstant = false;
  }
  return bestWord;
}

function drawFeature(drawn: i32): i32 {
  const here = order + ((<usize>drawn) << 2);
  const there = here + ((<usize>nextInt(nFeatures - drawn)) << 2);
  const feature = load<i32>(there);
  store<i32>(there, load<i32>(here));
  store<i32>(here, feature);
  return feature;
}

/** @returns whether the feature is constant in the node */
function tryOne(drawn: i32): bool {
  const feature = drawFeature(drawn);
  if (nRows <= mostFew) {
    if (isNarrow) countFew<i16>(records, nRows, stride, codeShift, feature, counts, marks);
    else countFew<i32>(records, nRows, stride, codeShift, feature, counts, marks);
  } else {
    if (isNarrow) countOne<i16>(records, nRows, stride, codeShift, feature, counts);
    else countOne<i32>(records, nRows, stride, codeShift, feature, counts);
    markCodes(counts, codeShift, marks);
  }
  return judge(feature, counts);
}

/** @returns whether all three features are constant in the node */
function tryThree(drawn: i32): bool {
  const f0 = drawFeature(drawn);
  const f1 = drawFeature(drawn + 1);
  const f2 = drawFeature(drawn + 2);
  if (isNarrow) countThree<i16>(records, nRows, stride, codeShift, f0, f1, f2, counts);
  else countThree<i32>(records, nRows, stride, codeShift, f0, f1, f2, counts);
  const bytes = (<usize>256) << codeShift;
  markCodes(counts, codeShift, marks);
  const isConstant0 = judge(f0, counts);
  markCodes(counts + bytes, codeShift, marks);
  const isConstant1 = judge(f1, counts + bytes);
  markCodes(counts + 2 * bytes, codeShift, marks);
  const isConstant2 = judge(f2, counts + 2 * bytes);
  return isConstant0 && isConstant1 && isConstant2;
}

function judge(feature: i32, ofFeature: usize): bool {
  const isConstant = splitOnCounts(ofFeature, marks, feature);
  clearCodes(ofFeature, codeShift, marks);
  return isConstant;
}
