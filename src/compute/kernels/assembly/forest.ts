// Growing one tree of a random forest. Layouts and sizes stand in ../forest.ts; the plain twin is
// core/forest/growTree.ts.
import { countDraws, seedRandom } from './forestRandom.ts';
import { countClasses, gatherRows, partRows } from './forestRows.ts';
import { findSplit, setUpSearch, splitGain } from './forestSearch.ts';
import { forestBinRows, forestSumVotes } from './forestVotes.ts';

export { forestBinRows, forestSumVotes };

/** An open node: address of its rows, way to the other buffer, rows, number, depth, draws; then draws by class. */
const headerBytes: usize = 32;
/** The smaller child is split first, so that each node that waits has at most half the rows of the one before. */
const mostWaiting: usize = 34;

let nClasses: i32 = 0;
let stride: i32 = 0;
let maxDepth: i32 = 0;
let leastDraws: i32 = 0;
let nodes: usize = 0;
let mixtures: usize = 0;
let nNodes: i32 = 0;
let nMixtures: i32 = 0;
let waiting: usize = 0;
let nWaiting: i32 = 0;
let nodeBytes: usize = 0;

/**
 * @param labels one i32 a row; @param classWeights one f64 a class, or 0 where all are 1
 * @param inBag receives one bit a row; 0 stands for no bootstrap
 * @param scratch of any content
 * @param nodesTo receives the nodes
 * @param mixturesTo receives address and number of the rows of each leaf with several classes
 * @param result receives nNodes and nMixtures (i32), then the gains (f64, nFeatures)
 */
export function forestGrowTree(
  rows: usize,
  labels: usize,
  nSamples: i32,
  rowBytes: i32,
  nFeatures: i32,
  classes: i32,
  classWeights: usize,
  bagSeed: u32,
  splitSeed: u32,
  maxFeatures: i32,
  deepest: i32,
  minSamplesSplit: i32,
  minSamplesLeaf: i32,
  scratch: usize,
  inBag: usize,
  nodesTo: usize,
  mixturesTo: usize,
  result: usize,
): void {
  let classShift = 4;
  while (1 << (classShift - 2) < classes) classShift++;
  nClasses = classes;
  stride = rowBytes;
  maxDepth = deepest;
  leastDraws = max(minSamplesSplit, 2 * minSamplesLeaf);
  nodes = nodesTo;
  mixtures = mixturesTo;
  nNodes = 1;
  nMixtures = 0;
  nWaiting = 0;
  nodeBytes = headerBytes + ((<usize>1) << classShift);
  const children = scratch;
  waiting = children + 2 * nodeBytes;
  const search = waiting + mostWaiting * nodeBytes;
  const bag = setUpSearch(
    search,
    nFeatures,
    stride,
    classes,
    classShift,
    classWeights,
    maxFeatures,
    minSamplesLeaf,
  );
  const records = bag + ((<usize>nSamples + 15) & ~15);
  memory.fill(result, 0, 8 + ((<usize>nFeatures) << 3));
  memory.fill(children, 0, nodeBytes);

  drawBag(bag, nSamples, bagSeed, inBag);
  seedRandom(splitSeed);
  const nRows = gatherRows(rows, labels, bag, nSamples, stride, records);
  countClasses(records, nRows, stride, children + headerBytes);
  writeHeader(children, records, nSamples * stride, nRows, 0, 0, nSamples);
  settle(children);
  grow(children, result + 8);
  store<i32>(result, nNodes);
  store<i32>(result, nMixtures, 4);
}

function drawBag(bag: usize, nSamples: i32, seed: u32, inBag: usize): void {
  const bytes = (<usize>nSamples + 15) & ~15;
  memory.fill(bag, 0, bytes);
  if (inBag == 0) {
    memory.fill(bag, 1, nSamples);
    return;
  }
  countDraws(bag, nSamples, seed);
  for (let at: usize = 0; at < bytes; at += 16) {
    store<u16>(inBag + (at >> 3), i8x16.bitmask(i8x16.ne(v128.load(bag + at), i64x2.splat(0))));
  }
}

function writeHeader(
  open: usize,
  place: usize,
  toOther: i32,
  nRows: i32,
  node: i32,
  depth: i32,
  draws: i32,
): void {
  store<u32>(open, <u32>place);
  store<i32>(open, toOther, 4);
  store<i32>(open, nRows, 8);
  store<i32>(open, node, 12);
  store<i32>(open, depth, 16);
  store<i32>(open, draws, 20);
}

function grow(children: usize, gains: usize): void {
  while (nWaiting > 0) {
    nWaiting--;
    const open = waiting + <usize>nWaiting * nodeBytes;
    const place = <usize>load<u32>(open);
    const nRows = load<i32>(open, 8);
    const word = findSplit(place, nRows, open + headerBytes, load<i32>(open, 20));
    if (word < 0) {
      setLeaf(open);
      continue;
    }
    const gain = gains + ((<usize>(word >>> 16)) << 3);
    store<f64>(gain, load<f64>(gain) + splitGain());
    const node = nodes + ((<usize>load<i32>(open, 12)) << 3);
    store<i32>(node, word);
    store<i32>(node, nNodes, 4);
    partNode(open, word, children);
    nNodes += 2;
    settleBoth(children);
  }
}

/** Writes both children of a node; its rows end up in the other buffer. */
function partNode(open: usize, word: i32, children: usize): void {
  const nRows = load<i32>(open, 8);
  const toOther = load<i32>(open, 4);
  const place = <usize>load<u32>(open) + toOther;
  const left = children;
  const right = children + nodeBytes;
  memory.fill(left + headerBytes, 0, nodeBytes - headerBytes);
  const nLeft = partRows(<usize>load<u32>(open), place, nRows, stride, word, left + headerBytes);
  let leftDraws = 0;
  for (let at = headerBytes; at < nodeBytes; at += 4) {
    const onLeft = load<i32>(left + at);
    store<i32>(right + at, load<i32>(open + at) - onLeft);
    leftDraws += onLeft;
  }
  const depth = load<i32>(open, 16) + 1;
  const draws = load<i32>(open, 20);
  writeHeader(left, place, -toOther, nLeft, nNodes, depth, leftDraws);
  const rightPlace = place + <usize>nLeft * stride;
  writeHeader(right, rightPlace, -toOther, nRows - nLeft, nNodes + 1, depth, draws - leftDraws);
}

/** The node put last is split first. */
function settleBoth(children: usize): void {
  const right = children + nodeBytes;
  const isLeftFirst = load<i32>(children, 8) <= load<i32>(right, 8);
  if (isLeftFirst && isOpen(children)) {
    settle(right);
    settle(children);
  } else {
    settle(children);
    settle(right);
  }
}

function settle(child: usize): void {
  if (!isOpen(child)) {
    setLeaf(child);
    return;
  }
  memory.copy(waiting + <usize>nWaiting * nodeBytes, child, nodeBytes);
  nWaiting++;
}

function isOpen(open: usize): bool {
  const draws = load<i32>(open, 20);
  return load<i32>(open, 16) < maxDepth && draws >= leastDraws && onlyClass(open) < 0;
}

/** @returns the class of a node that holds one class alone, otherwise -1 */
function onlyClass(open: usize): i32 {
  const draws = load<i32>(open, 20);
  for (let k = 0; k < nClasses; k++) {
    const count = load<i32>(open + headerBytes + ((<usize>k) << 2));
    if (count == 0) continue;
    return count == draws ? k : -1;
  }
  return -1;
}

function setLeaf(open: usize): void {
  const only = onlyClass(open);
  const leaf = only < 0 ? nClasses + nMixtures : only;
  if (only < 0) {
    const mixture = mixtures + ((<usize>nMixtures) << 3);
    store<u32>(mixture, load<u32>(open));
    store<i32>(mixture, load<i32>(open, 8), 4);
    nMixtures++;
  }
  const node = nodes + ((<usize>load<i32>(open, 12)) << 3);
  store<i32>(node, 0);
  store<i32>(node, ~leaf, 4);
}
