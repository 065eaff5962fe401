export { squareTo } from './nearestTwo.ts';
export { emptyPlacement, type Placement, type Placer } from './placer.ts';
export { modelCells, placerOf } from './placerOf.ts';
