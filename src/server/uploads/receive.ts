import { createHash, type Hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { HttpProblem } from '../problem.ts';

export interface Received {
  readonly bytes: number;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly fingerprint: string;
}

/**
 * Writes a body to a new file, a chunk at a time, and puts it safely on disk.
 *
 * @throws HttpProblem 413 beyond `maxBytes`, 400 for an empty or broken body; the file is then the caller's to remove
 */
export async function receive(body: Readable, path: string, maxBytes: number): Promise<Received> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  try {
    const bytes = await pour(body, hash, maxBytes, (chunk) => file.writeFile(chunk));
    if (bytes === 0) throw new HttpProblem(400, 'The body is empty; send the file itself.');
    await file.sync();
    return { bytes, fingerprint: hash.digest('hex') };
  } finally {
    await file.close();
  }
}

/** @throws HttpProblem 413 when a body says beforehand that it is too long */
export function checkLength(contentLength: string | undefined, maxBytes: number): void {
  if (Number(contentLength ?? 0) > maxBytes) throw tooLong(maxBytes);
}

async function pour(
  body: Readable,
  hash: Hash,
  maxBytes: number,
  write: (chunk: Uint8Array) => Promise<void>,
): Promise<number> {
  let bytes = 0;
  for await (const chunk of chunksOf(body)) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLong(maxBytes);
    hash.update(chunk);
    await write(chunk);
  }
  return bytes;
}

async function* chunksOf(body: Readable): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of body) {
      if (chunk instanceof Uint8Array) yield chunk;
    }
  } catch (error) {
    if (!body.errored && !body.destroyed) throw error;
    throw new HttpProblem(400, 'The upload broke off; send the file again.');
  }
}

function tooLong(maxBytes: number): HttpProblem {
  return new HttpProblem(
    413,
    `The file is larger than ${maxBytes} bytes, the most this server takes; send a smaller one, or ask who runs the server to raise CLIENTELE_MAX_UPLOAD.`,
  );
}
