export { DensityMap } from './DensityMap.tsx';
export { cellsTable, type Cells } from './option.ts';
