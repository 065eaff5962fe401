import type { Answer } from './createCrossfilter.ts';
import type { Dimension, Filter } from './dimension.ts';
import type { Reply, Request } from './engine.ts';

/** Sends a request to the engine; its replies come through {@link CrossfilterClient.receive}. */
export type Send = (request: Request) => void;

/** The page's side of a crossfilter in a worker. */
export interface CrossfilterClient {
  /** Adds charts and asks anew. */
  readonly add: (dimensions: readonly Dimension[]) => void;
  readonly remove: (name: string) => void;
  /** Says that this chart will soon be filtered; costs little when said again. */
  readonly prepare: (name: string) => void;
  /**
   * Asks for the counts under these filters. While the engine is at work only the newest question waits, so that
   * a brush that moves quickly never lags behind.
   */
  readonly ask: (filters: ReadonlyMap<string, Filter>) => void;
  readonly receive: (reply: Reply) => void;
}

export function createClient(send: Send, onAnswer: (answer: Answer) => void): CrossfilterClient {
  let filters: ReadonlyMap<string, Filter> = new Map();
  let isBusy = false;
  let isStale = false;

  function ask(next: ReadonlyMap<string, Filter>): void {
    filters = next;
    if (isBusy) {
      isStale = true;
      return;
    }
    isBusy = true;
    send({ type: 'ask', filters });
  }

  return {
    ask,
    add: (dimensions) => {
      for (const dimension of dimensions) send({ type: 'add', dimension });
      ask(filters);
    },
    remove: (name) => send({ type: 'remove', name }),
    prepare: (name) => send({ type: 'prepare', name }),
    receive: (reply) => {
      isBusy = false;
      if (reply !== null) onAnswer(reply);
      if (!isStale) return;
      isStale = false;
      ask(filters);
    },
  };
}
