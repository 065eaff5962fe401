import { errorOf, jsonOrNull, unreachable } from './apiError.ts';

export interface Upload {
  readonly file: Blob;
  /** How much has been sent, 0..1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends a file with XMLHttpRequest, because `fetch` does not tell how far an upload got.
 *
 * @returns the JSON of the answer
 * @throws ApiError when the server refuses or cannot be reached; DOMException `AbortError` on cancel
 */
export function uploadFile(
  url: string,
  headers: Readonly<Record<string, string>>,
  { file, onProgress, signal }: Upload,
): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const request = new XMLHttpRequest();
  request.open('POST', url);
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.setRequestHeader('accept', 'application/json');
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  request.upload.addEventListener('progress', (event) => {
    if (event.lengthComputable) onProgress(event.loaded / event.total);
  });
  request.addEventListener('load', () => {
    const done = request.status >= 200 && request.status < 300;
    if (done) resolve(jsonOrNull(request.responseText));
    else reject(errorOf(request.status, request.responseText));
  });
  request.addEventListener('error', () => reject(unreachable()));
  request.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')));
  const abort = () => request.abort();
  signal.addEventListener('abort', abort, { once: true });
  request.send(file);
  return promise.finally(() => signal.removeEventListener('abort', abort));
}
