export type { ServerOptions } from './assembleServer.ts';
export { createServer } from './createServer.ts';
export { startServer, type RunningServer, type StartOptions } from './startServer.ts';
