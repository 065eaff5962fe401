import type { FastifyRequest } from 'fastify';
import type { UserRole } from '../contract/index.ts';
import type { Catalogue } from '../store/index.ts';
import type { ServerLimits } from './limits.ts';

/** Who may call a route: everyone, or a user of that role or a higher one. */
export type RouteAccess = 'public' | UserRole;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Every route says it; a route without it keeps the server from starting. */
    access?: RouteAccess;
  }
}

/**
 * Notes in the audit log who did what.
 *
 * @param action `run.delete`, `dataset.create`, ...
 * @param object id of what was acted on; never personal data of a customer
 */
export type Audit = (request: FastifyRequest, action: string, object: string) => Promise<void>;

/** What every part of the server needs from outside. */
export interface ServerContext {
  /** The workspace's folder. */
  readonly root: string;
  /** The name or address that the server listens on, as it was asked for: `127.0.0.1`. */
  readonly host: string;
  readonly catalogue: Catalogue;
  readonly env: NodeJS.ProcessEnv;
  readonly limits: ServerLimits;
  readonly now: () => Date;
  readonly audit: Audit;
  /** The name of the user or token behind a request; `console` where nobody needs to sign in. */
  readonly actorOf: (request: FastifyRequest) => string;
  /** Tells the person at the machine alone: never served, never logged. */
  readonly tellConsole: (line: string) => void;
}
