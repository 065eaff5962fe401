import type { FastifyInstance } from 'fastify';
import { ClienteleError } from '../contract/index.ts';
import { assembleServer, type ServerOptions } from './assembleServer.ts';
import { codeOf } from './codeOf.ts';
import { watchEventLoop, type Lateness } from './overload.ts';

export interface StartOptions extends ServerOptions {
  /** The port to listen on; null takes 4180 or the next one that is free. */
  readonly port: number | null;
}

/** A server that listens. */
export interface RunningServer {
  /** Where a browser finds it: `http://127.0.0.1:4180`. */
  readonly address: string;
  readonly host: string;
  readonly port: number;
  /**
   * Ends it: takes no more jobs, waits for those that run at most `CLIENTELE_DRAIN_SECONDS` (what is not done by then
   * goes on at the next start), finishes requests and closes.
   */
  readonly stop: () => Promise<void>;
}

const usualPort = 4180;
/** Connections that the system keeps until we take them; those beyond it would come again seconds later. */
const waitingConnections = 4096;
/** Ports that are tried when none was asked for. */
const tries = 50;

/**
 * Starts the server.
 *
 * @throws ClienteleError `usage` for settings that cannot be read, `resource` when the port or the workspace cannot be
 *   used
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { host = '127.0.0.1', port: asked } = options;
  const lateness = watchUnless(options.isLate);
  const { app, services } = await assembleServer({ ...options, isLate: lateness.isLate }).catch(
    (error: unknown) => {
      lateness.close();
      throw error;
    },
  );
  const { drainSeconds } = services.context.limits;
  try {
    const port = await listen(app, host, asked);
    return {
      host,
      port,
      address: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
      async stop() {
        const { queue, context } = services;
        if (queue.running() > 0 && drainSeconds > 0) {
          context.tellConsole(`Waiting up to ${drainSeconds} seconds for a job that runs.`);
        }
        await queue.stop(drainSeconds);
        await closeWithin(app, drainSeconds);
        lateness.close();
      },
    };
  } catch (error) {
    await app.close();
    lateness.close();
    throw error;
  }
}

function watchUnless(isLate: ServerOptions['isLate']): Lateness {
  return isLate === undefined ? watchEventLoop() : { isLate, close: () => undefined };
}

async function listen(app: FastifyInstance, host: string, asked: number | null): Promise<number> {
  const first = asked ?? usualPort;
  const last = asked ?? usualPort + tries - 1;
  for (let port = first; port <= last; port++) {
    try {
      await app.listen({ host, port, backlog: waitingConnections });
      return portOf(app);
    } catch (error) {
      if (codeOf(error) !== 'EADDRINUSE') throw cannotListen(host, port, codeOf(error));
    }
  }
  const ports = asked === null ? `The ports ${first} to ${last} are` : `Port ${asked} is`;
  throw new ClienteleError('resource', `${ports} in use already; name a free one with --port.`);
}

function portOf(app: FastifyInstance): number {
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port to listen on');
  return address.port;
}

function cannotListen(host: string, port: number, code: string): ClienteleError {
  const reason =
    code === 'EACCES'
      ? 'you may not use that port; name one above 1023 with --port'
      : code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND'
        ? 'this machine has no such address; name another with --host'
        : `the system refused (${code}); name another --host or --port`;
  return new ClienteleError('resource', `Cannot listen on ${host}:${port}: ${reason}.`);
}

/** Closes; lines that still hang after the time given are cut. */
async function closeWithin(app: FastifyInstance, seconds: number): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), seconds * 1000);
  await app.close();
  clearTimeout(timer);
}
