import type { IncomingMessage } from 'node:http';

/** Lets a request wait for long work: its line is not cut for being silent meanwhile. */
export function waitLong({ socket }: IncomingMessage): void {
  if ('setTimeout' in socket) socket.setTimeout(0);
}
