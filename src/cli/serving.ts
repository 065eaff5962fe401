import { once } from 'node:events';
import { workspaceRoot } from '../store/index.ts';
import type { CommonFlags, Surroundings } from './output.ts';

export interface ServeFlags extends CommonFlags {
  readonly port?: number;
  readonly host?: string;
}

/**
 * Serves the workspace until the command is interrupted, which is its proper end.
 *
 * @param onListening is given the server's address
 */
export async function serveUntilStopped(
  { port, host, quiet }: ServeFlags,
  around: Surroundings,
  onListening: (server: { address: string; port: number; host: string }) => Promise<void>,
): Promise<void> {
  const { startServer } = await import('../server/index.ts');
  const { env, signal, stderr } = around;
  // Customers' data that the server and its jobs write are for this user alone.
  const before = process.umask(0o077);
  const server = await startServer({
    root: workspaceRoot(env, around.workingFolder),
    env,
    port: port ?? null,
    host: host ?? '127.0.0.1',
    tellConsole: (line) => stderr.write(`${line}\n`),
    ...(quiet === true ? {} : { logTo: { write: (line: string) => void stderr.write(line) } }),
  }).catch((error: unknown) => {
    process.umask(before);
    throw error;
  });
  try {
    await onListening({ address: server.address, port: server.port, host: server.host });
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    await server.stop();
    process.umask(before);
  }
}
