const pageBytes = 65_536;
const mostPages = 65_536;
const alignment = 64;
/** The start is left to the kernels' own constants and stack. */
const firstByte = 1_048_576;

/** Memory that the main thread and all workers see, handed out front to back. */
export interface Heap {
  readonly memory: WebAssembly.Memory;
  /**
   * @returns address of a region of `bytes`, a multiple of 64; its content is undefined
   * @throws RangeError when 4 GB do not do
   */
  allocate(bytes: number): number;
  /** Copies an array into a region of its own; returns its address. */
  put(values: Float64Array | Int32Array | Uint32Array | Uint8Array): number;
  /** Runs `work`; the regions handed out meanwhile are given back at its end. */
  scope<T>(work: () => Promise<T>): Promise<T>;
  /** {@link Heap.scope} with the whole heap to itself, after earlier work of this kind is done. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

export function createHeap(): Heap {
  const memory = new WebAssembly.Memory({ initial: 64, maximum: mostPages, shared: true });
  let next = firstByte;
  let before: Promise<unknown> = Promise.resolve();

  function allocate(bytes: number): number {
    const address = next;
    const end = address + Math.ceil(bytes / alignment) * alignment;
    if (end > mostPages * pageBytes) {
      throw new RangeError(`${end} bytes are needed at once; shared memory holds 4 GB`);
    }
    const missing = Math.ceil((end - memory.buffer.byteLength) / pageBytes);
    if (missing > 0) memory.grow(missing);
    next = end;
    return address;
  }

  async function scope<T>(work: () => Promise<T>): Promise<T> {
    const mark = next;
    try {
      return await work();
    } finally {
      next = mark;
    }
  }

  return {
    memory,
    allocate,
    put({ buffer, byteOffset, byteLength }) {
      const address = allocate(byteLength);
      const bytes = new Uint8Array(buffer, byteOffset, byteLength);
      new Uint8Array(memory.buffer, address, byteLength).set(bytes);
      return address;
    },
    scope,
    alone(work) {
      const result = before.then(() => scope(work));
      before = result.catch(() => undefined);
      return result;
    },
  };
}
