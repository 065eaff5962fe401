import { ClienteleError } from '../../contract/index.ts';

/** How far a download has come; `total` is null where the server does not say. */
export type OnDownload = (bytes: number, total: number | null) => void;

export interface DownloadOptions {
  readonly signal: AbortSignal;
  readonly onProgress: OnDownload;
}

/** Longer archives are none of those that are known. */
const mostBytes = 500_000_000;

/**
 * Fetches what lies at an address.
 *
 * @throws ClienteleError `usage` for what is no web address, `resource` when it cannot be fetched whole; an AbortError
 *   when `signal` aborts
 */
export async function download(
  address: string,
  { signal, onProgress }: DownloadOptions,
): Promise<Buffer> {
  const host = hostOf(address);
  try {
    const answer = await fetch(address, { signal });
    if (!answer.ok || answer.body === null) {
      throw failed(`${host} answered ${answer.status}`, 'name another address with --from');
    }
    const length = Number(answer.headers.get('content-length') ?? NaN);
    // What a server packs for the way has another length on it.
    const isPlain = answer.headers.get('content-encoding') === null;
    const total = isPlain && length > 0 ? length : null;
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of answer.body) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > mostBytes) throw failed(`What ${host} sends does not end`, 'check the address');
      onProgress(bytes, total);
    }
    if (total !== null && bytes < total) {
      throw failed(`${host} sent ${bytes} of ${total} bytes`, 'try again');
    }
    return Buffer.concat(chunks);
  } catch (error) {
    if (error instanceof ClienteleError || signal.aborted) throw error;
    throw failed(
      `${host} cannot be reached or broke off`,
      'check the network and try again',
      error,
    );
  }
}

function hostOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url !== null && /^https?:$/.test(url.protocol)) return url.host;
  throw new ClienteleError(
    'usage',
    `"${address}" is no web address; write one such as https://example.org/data.zip.`,
  );
}

function failed(what: string, whatToDo: string, cause?: unknown): ClienteleError {
  return new ClienteleError('resource', `${what}; ${whatToDo}. Nothing was written.`, { cause });
}
