export { findNearestTwo, squareTo } from './nearestTwo.ts';
export { emptyPlacement, type Placement, type Placer } from './placer.ts';
export { isNearestCentre, placerOf } from './placerOf.ts';
