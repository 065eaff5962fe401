import { useCallback, useEffect, useLayoutEffect, useState } from 'react';
import {
  createClient,
  keepEqual,
  type Answer,
  type CrossfilterClient,
  type Dimension,
  type Filter,
  type Reply,
} from '../../crossfilter/index.ts';

interface Link {
  readonly client: CrossfilterClient;
  /** Names of the dimensions that the worker has. */
  readonly added: Set<string>;
}

/**
 * Counts in a worker, anew whenever filters change.
 *
 * @param dimensions those to count; one that is gone from the list is forgotten. Names keep their values.
 * @returns the answer, null until there is one; `prepare` says that a dimension will soon be filtered
 */
export function useCrossfilter(
  dimensions: readonly Dimension[],
  filters: ReadonlyMap<string, Filter>,
): { readonly answer: Answer | null; readonly prepare: (name: string) => void } {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [link, setLink] = useState<Link | null>(null);
  const names = JSON.stringify(dimensions.map(({ name }) => name));

  useEffect(() => {
    const worker = new Worker(new URL('../../crossfilter/worker.ts', import.meta.url), {
      type: 'module',
    });
    const client = createClient(
      (request) => worker.postMessage(request, []),
      (next) => setAnswer((last) => keepEqual(last, next)),
    );
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => client.receive(data));
    setLink({ client, added: new Set() });
    return () => {
      worker.terminate();
      setLink(null);
      setAnswer(null);
    };
  }, []);

  useEffect(() => {
    if (link !== null) bringUpToDate(link, dimensions);
    // The values of a name never change, so the names say whether there is anything to do.
  }, [link, names]);

  // Before the frame is drawn: the worker counts meanwhile.
  useLayoutEffect(() => link?.client.ask(filters), [link, filters]);

  const prepare = useCallback((name: string) => link?.client.prepare(name), [link]);
  return { answer, prepare };
}

function bringUpToDate({ client, added }: Link, dimensions: readonly Dimension[]): void {
  const wanted = new Set(dimensions.map(({ name }) => name));
  for (const name of added) {
    if (wanted.has(name)) continue;
    client.remove(name);
    added.delete(name);
  }
  const fresh = dimensions.filter(({ name }) => !added.has(name));
  for (const { name } of fresh) added.add(name);
  if (fresh.length > 0) client.add(fresh);
}
