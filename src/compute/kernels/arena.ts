/** A worker's own stretch of shared memory, handed out front to back. */
export interface Arena {
  /** The memory it is part of. */
  readonly buffer: SharedArrayBuffer;
  /**
   * @returns address of a region of `bytes`, a multiple of 64; its content is undefined
   * @throws RangeError when the stretch is used up
   */
  readonly allocate: (bytes: number) => number;
  /** Runs `work`; the regions handed out meanwhile are given back at its end. */
  readonly scope: <T>(work: () => T) => T;
}

export function createArena(buffer: SharedArrayBuffer, { from, bytes }: Stretch): Arena {
  let next = from;
  return {
    buffer,
    allocate: (size) => {
      const address = next;
      next += regionBytes(size);
      if (next > from + bytes) {
        throw new RangeError(`${next - from} bytes of scratch are needed; there are ${bytes}`);
      }
      return address;
    },
    scope: (work) => {
      const mark = next;
      try {
        return work();
      } finally {
        next = mark;
      }
    },
  };
}

/** Part of shared memory, in bytes. */
export interface Stretch {
  readonly from: number;
  readonly bytes: number;
}

/** What a region of so many bytes takes up. */
export function regionBytes(size: number): number {
  return Math.ceil(size / 64) * 64;
}
