export { buildKdTree, squareToBox, type KdTree } from './kdTree.ts';
export { createRadiusSearch, type SquaredRadius } from './radius.ts';
export { squareUpTo } from './squareUpTo.ts';
