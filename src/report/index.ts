export { renderReport, type ReportOptions } from './page/document.ts';
export { renderTerminal, type TerminalOptions } from './terminal/renderTerminal.ts';
