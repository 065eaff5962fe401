import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { ClienteleError } from '../../../contract/index.ts';
import { asResourceError } from '../../session.ts';
import { lookAt } from '../file.ts';
import type { SourceFile } from '../source.ts';

interface Packing {
  readonly name: string;
  readonly ending: RegExp;
  readonly recognises: (head: Buffer) => boolean;
  readonly unpack: () => Transform;
}

const packings: readonly Packing[] = [
  {
    name: 'gzip',
    ending: /\.gz(ip)?$/i,
    recognises: (head) => head[0] === 0x1f && head[1] === 0x8b,
    unpack: createGunzip,
  },
  {
    name: 'zstd',
    ending: /\.zst(d)?$/i,
    recognises: (head) => head.length >= 4 && head.readUInt32LE(0) === 0xfd2fb528,
    unpack: createZstdDecompress,
  },
];

function packingOf({ head }: Pick<SourceFile, 'head'>): Packing | undefined {
  return packings.find(({ recognises }) => recognises(head));
}

/** Whether a file is packed by gzip or zstd. */
export function isPacked(file: Pick<SourceFile, 'head'>): boolean {
  return packingOf(file) !== undefined;
}

/** Tables compress to a tenth or a fiftieth; what unpacks to so much more and is large was made to fill disks. */
const bomb = { ratio: 200, bytes: 100e6 };

/**
 * A file as it is, or unpacked into `folder` where it is packed by gzip or zstd. Its fingerprint stays that of the
 * packed file.
 *
 * @throws ClienteleError `data` when the packed bytes are cut off, damaged, or unpack to more than can be meant
 */
export async function unpacked(file: SourceFile, folder: string): Promise<SourceFile> {
  const packing = packingOf(file);
  if (packing === undefined) return file;
  const target = join(folder, 'unpacked');
  const source = createReadStream(file.path);
  let bytes = 0;
  const guard = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      // Against what was read so far: a bomb is not unpacked to its end before it is known.
      const tooMuch = bytes > bomb.bytes && bytes > bomb.ratio * source.bytesRead;
      done(tooMuch ? unpacksTooFar(file.baseName) : null, chunk);
    },
  });
  await pipeline(source, packing.unpack(), guard, createWriteStream(target)).catch(
    (error: unknown) => {
      throw asUnpackError(error, file.baseName, packing.name);
    },
  );
  const baseName = file.baseName.replace(packing.ending, '');
  const inner = await lookAt(target, baseName);
  return { ...inner, survey: { ...inner.survey, fingerprint: file.survey.fingerprint } };
}

function unpacksTooFar(baseName: string): ClienteleError {
  return new ClienteleError(
    'data',
    `${baseName} unpacks to more than ${bomb.ratio} times its size, which no table does; unpack it yourself if you trust it.`,
  );
}

function asUnpackError(error: unknown, baseName: string, packing: string): unknown {
  if (error instanceof ClienteleError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!code.startsWith('Z_') && !code.startsWith('ZSTD_') && !code.startsWith('ERR_'))
    return asResourceError(error);
  const how = code === 'Z_BUF_ERROR' ? 'is cut off' : 'is damaged';
  return new ClienteleError('data', `${baseName} ${how} (${packing}); copy or export it again.`, {
    cause: error,
  });
}
