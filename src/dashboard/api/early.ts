import { apiRoot } from './addresses.ts';

/** What is asked for before the code that needs it is here. */
const asked = new Map<string, Promise<Response>>();

/** Asks for a resource ahead of time; `path` begins after `/api/v1`. What fails is told to whoever needs it. */
export function askEarly(path: string): void {
  const url = `${apiRoot}${path}`;
  const answer = fetch(url, {
    credentials: 'same-origin',
    headers: { accept: 'application/json' },
  });
  answer.catch(() => undefined);
  asked.set(url, answer);
}

/** The JSON of what was asked for early, which stays there to be taken; null where it is not there or is refused. */
export async function readEarly(path: string): Promise<unknown> {
  const answer = await asked.get(`${apiRoot}${path}`)?.catch(() => undefined);
  return answer?.ok === true ? answer.clone().json() : null;
}

/** The browser's `fetch`, which gives what was asked for early to the first who reads it. */
export function fetchOrTake(...[url, init]: Parameters<typeof fetch>): Promise<Response> {
  return (typeof url === 'string' && isReading(init) ? taken(url) : null) ?? fetch(url, init);
}

function isReading(init: RequestInit = {}): boolean {
  return (init.method ?? 'GET') === 'GET';
}

function taken(url: string): Promise<Response> | null {
  const answer = asked.get(url) ?? null;
  asked.delete(url);
  return answer;
}
