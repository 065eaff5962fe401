export { Chart } from './Chart.tsx';
export type { ChartOption } from './ChartOption.ts';
export { useChartStyle, type ChartStyle } from './chartStyle.ts';
export type { ChartTable } from './chartTable.ts';
export { saveFile } from './saveFile.ts';
