export { renderReport, type ReportOptions } from './page/document.ts';
export { renderTerminal, type TerminalOptions } from './terminal/renderTerminal.ts';
export { renderScores } from './terminal/renderScores.ts';
