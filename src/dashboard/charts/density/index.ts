export { DensityMap, type MapLabel } from './DensityMap.tsx';
export { cellsOfMap, type Cells } from './option.ts';
