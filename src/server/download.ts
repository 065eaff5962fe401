import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import type { FastifyReply } from 'fastify';

/** Headers of an answer that a browser saves as a file. @param name letters, digits, `.`, `_` and `-` */
export function asDownload(reply: FastifyReply, name: string, type: string): FastifyReply {
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename="${name.replaceAll(/[^\w.-]/g, '_')}"`);
}

export const csvType = 'text/csv; charset=utf-8; header=present';

/** The text of a file that is read while it is sent, and gone from its folder at once. */
export async function textOfGoneFile(path: string): Promise<AsyncIterable<string>> {
  const file = await open(path, 'r');
  // On Windows an open file stays; then its folder is removed with what is in it later.
  await rm(path, { force: true }).catch(() => undefined);
  return textOf(file.createReadStream({ encoding: 'utf8' }));
}

/** A file's text, chunk by chunk. */
export function textOfFile(path: string): AsyncIterable<string> {
  return textOf(createReadStream(path, { encoding: 'utf8' }));
}

async function* textOf(stream: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const chunk of stream) yield String(chunk);
}
