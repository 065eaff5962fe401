export { renderComparisonReport } from './page/comparisonPage.ts';
export { renderInspectionPage } from './inspection/page.ts';
export { renderInspection } from './inspection/terminal.ts';
export { renderReport, type ReportOptions } from './page/document.ts';
export { renderComparison } from './terminal/renderComparison.ts';
export { renderTerminal, type TerminalOptions } from './terminal/renderTerminal.ts';
export { renderScores } from './terminal/renderScores.ts';
