export { DensityMap } from './DensityMap.tsx';
export { cellsOfMap, cellsTable, type Cells } from './option.ts';
