import type { z } from 'zod';
import { version, versionHeader } from '../../contract/index.ts';
import { apiRoot } from './addresses.ts';
import { ApiError, errorOf, jsonOrNull, unreachable } from './apiError.ts';
import { uploadFile, type Upload } from './uploadFile.ts';

export type Method = 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** The server's `/api/v1`. Every function rejects with an `ApiError`; paths begin after `/api/v1`. */
export interface Api {
  /** A JSON resource, checked against its shape. */
  readonly get: <T>(path: string, schema: z.ZodType<T>, signal?: AbortSignal) => Promise<T>;
  /**
   * The same for a resource that the server writes by this very schema: an answer of this page's own version has been
   * checked there, and checking a long one again would hold up what is seen first.
   */
  readonly getWritten: <T>(path: string, schema: z.ZodType<T>, signal?: AbortSignal) => Promise<T>;
  /** Sends JSON (or nothing) and checks the answer; `schema` null where the answer does not matter. */
  readonly send: <T>(request: SendRequest<T>) => Promise<T>;
  /** Bytes as they are, such as a column of customers. */
  readonly bytes: (path: string, signal?: AbortSignal) => Promise<ArrayBuffer>;
  /** Sends JSON or a file and gets a file back. */
  readonly file: (path: string, body: unknown) => Promise<Blob>;
  /** Sends a file as it is, telling how far it got. */
  readonly upload: <T>(path: string, schema: z.ZodType<T>, upload: Upload) => Promise<T>;
  /** The token to send with every change from now on. */
  readonly holdCsrfToken: (token: string | null) => void;
}

export interface SendRequest<T> {
  readonly method: Method;
  readonly path: string;
  readonly body?: unknown;
  readonly schema: z.ZodType<T>;
  readonly signal?: AbortSignal;
}

/** @param fetcher the browser's `fetch`, or a fake */
export function createApi(fetcher: typeof fetch): Api {
  let csrfToken: string | null = null;
  const changing = (headers: Record<string, string>): Record<string, string> =>
    csrfToken === null ? headers : { ...headers, 'x-csrf-token': csrfToken };
  const call = (path: string, init: RequestInit) => answerTo(fetcher, `${apiRoot}${path}`, init);
  const read = (path: string, signal: AbortSignal | undefined) =>
    call(path, { headers: accept('application/json'), ...signalOf(signal) });
  return {
    get: async (path, schema, signal) => parsed(await read(path, signal), schema),
    getWritten: async <T>(path: string, schema: z.ZodType<T>, signal?: AbortSignal) => {
      const response = await read(path, signal);
      if (response.headers.get(versionHeader) !== version) return parsed(response, schema);
      return (await response.json()) as T;
    },
    send: async ({ method, path, body, schema, signal }) => {
      const headers = changing(accept('application/json'));
      const content = body === undefined ? {} : { body: JSON.stringify(body) };
      if (body !== undefined) headers['content-type'] = 'application/json';
      return parsed(await call(path, { method, headers, ...content, ...signalOf(signal) }), schema);
    },
    bytes: async (path, signal) => (await call(path, signalOf(signal))).arrayBuffer(),
    file: async (path, body) => {
      const isFile = body instanceof Blob;
      const type = isFile ? 'application/octet-stream' : 'application/json';
      const headers = changing({ 'content-type': type });
      const content = isFile ? body : JSON.stringify(body);
      return (await call(path, { method: 'POST', headers, body: content })).blob();
    },
    upload: async (path, schema, upload) =>
      shaped(await uploadFile(`${apiRoot}${path}`, changing({}), upload), schema),
    holdCsrfToken: (token) => {
      csrfToken = token;
    },
  };
}

function accept(type: string): Record<string, string> {
  return { accept: type };
}

function signalOf(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}

async function answerTo(fetcher: typeof fetch, url: string, init: RequestInit): Promise<Response> {
  const response = await fetcher(url, { credentials: 'same-origin', ...init }).catch(
    (error: unknown) => {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      throw unreachable();
    },
  );
  if (!response.ok) throw errorOf(response.status, await response.text().catch(() => ''));
  return response;
}

async function parsed<T>(response: Response, schema: z.ZodType<T>): Promise<T> {
  return shaped(jsonOrNull(await response.text()), schema);
}

function shaped<T>(value: unknown, schema: z.ZodType<T>): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new ApiError(
    0,
    'The server answered in a shape that this page does not know. Load the page again; it may be from another version.',
    null,
  );
}
