import { createCrossfilter, type Answer, type Crossfilter } from './createCrossfilter.ts';
import type { Dimension, Filter } from './dimension.ts';

/** What a page says to its worker. */
export type Request =
  | { readonly type: 'add'; readonly dimension: Dimension }
  | { readonly type: 'remove'; readonly name: string }
  /** The chart will soon be filtered. */
  | { readonly type: 'prepare'; readonly name: string }
  /** Asks for the counts under these filters; the only request that is answered. */
  | { readonly type: 'ask'; readonly filters: ReadonlyMap<string, Filter> };

/** What the worker says back: the counts, or null where no chart was added yet. */
export type Reply = Answer | null;

/** The worker's side without the worker. The first chart added says how many customers there are. */
export function createEngine(reply: (reply: Reply) => void): (request: Request) => void {
  let crossfilter: Crossfilter | null = null;
  return (request) => {
    if (request.type === 'add') {
      crossfilter ??= createCrossfilter(nRowsOf(request.dimension));
      crossfilter.add(request.dimension);
    } else if (request.type === 'remove') {
      crossfilter?.remove(request.name);
    } else if (request.type === 'prepare') {
      crossfilter?.prepare(request.name);
    } else {
      crossfilter?.filter(request.filters);
      reply(crossfilter === null ? null : crossfilter.answer());
    }
  };
}

function nRowsOf(dimension: Dimension): number {
  if (dimension.kind === 'number') return dimension.values.length;
  return dimension.kind === 'category' ? dimension.codes.length : dimension.x.length;
}
