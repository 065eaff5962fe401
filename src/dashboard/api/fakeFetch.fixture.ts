/** One request as a fake server saw it. */
export interface SeenRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A `fetch` that answers everything the same and remembers what was asked. */
export function fakeFetch(answer: () => Response): {
  readonly fetcher: typeof fetch;
  readonly seen: SeenRequest[];
} {
  const seen: SeenRequest[] = [];
  const fetcher: typeof fetch = (url, init = {}) => {
    const { method = 'GET', headers, body } = init;
    const address = url instanceof Request ? url.url : String(url);
    seen.push({ url: address, method, headers: new Headers(headers), body });
    return Promise.resolve().then(answer);
  };
  return { fetcher, seen };
}
