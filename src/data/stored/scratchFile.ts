import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { asResourceError } from '../statements.ts';

/** Bytes outside memory, for as long as the process lives. */
export interface ScratchFile {
  /** Writes all bytes of `values` from a place on. */
  readonly write: (values: NodeJS.TypedArray, at: number) => void;
  /** Fills `values` from a place on. */
  readonly read: (values: NodeJS.TypedArray, at: number) => void;
  readonly close: () => void;
}

/** Most bytes that a system reads or writes at once. */
const most = 1 << 30;

/**
 * Opens a file that has no name any more, so that nothing is left of it however the process ends.
 *
 * @throws ClienteleError `resource` from any of its methods when the disk is full
 */
export function openScratchFile(folder: string): ScratchFile {
  const path = join(folder, `rows-${(opened += 1)}`);
  const file = guarded(() => openSync(path, 'wx+', 0o600));
  rmSync(path);
  const throughout = (
    values: NodeJS.TypedArray,
    at: number,
    step: (from: number, length: number, place: number) => number,
  ): void => {
    for (let done = 0; done < values.byteLength;) {
      const length = Math.min(most, values.byteLength - done);
      const moved = guarded(() => step(done, length, at + done));
      if (moved === 0) throw new RangeError(`the scratch file ends before byte ${at + done}`);
      done += moved;
    }
  };
  return {
    write: (values, at) => {
      const bytes = bytesOf(values);
      throughout(values, at, (from, length, place) => writeSync(file, bytes, from, length, place));
    },
    read: (values, at) => {
      const bytes = bytesOf(values);
      throughout(values, at, (from, length, place) => readSync(file, bytes, from, length, place));
    },
    close: () => closeSync(file),
  };
}

let opened = 0;

function bytesOf({ buffer, byteOffset, byteLength }: NodeJS.TypedArray): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asResourceError(error);
  }
}
