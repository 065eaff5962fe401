import type { IncomingMessage } from 'node:http';
import { stopCounting } from './admission.ts';

/** The answer begins: whoever does not read it for as long is cut off, however long it took to make. */
export function stopWaiting(request: IncomingMessage, milliseconds: number): void {
  stopCounting(request);
  setSilence(request, milliseconds);
}

/** Lets a request wait for long work: its line is not cut for being silent meanwhile, and others are let in. */
export function waitLong(request: IncomingMessage): void {
  stopCounting(request);
  setSilence(request, 0);
}

function setSilence(request: IncomingMessage, milliseconds: number): void {
  // Node takes the line away from a request whose body nobody reads to its end; an injected one is none.
  const socket: Partial<IncomingMessage['socket']> | null = request.socket;
  socket?.setTimeout?.(milliseconds);
}
