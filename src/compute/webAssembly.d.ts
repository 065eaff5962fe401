/** The part of WebAssembly that this folder uses; the same in Node and in browsers. */
declare namespace WebAssembly {
  interface MemoryDescriptor {
    readonly initial: number;
    readonly maximum: number;
    readonly shared: true;
  }
  class Memory {
    constructor(descriptor: MemoryDescriptor);
    readonly buffer: SharedArrayBuffer;
    grow(pages: number): number;
  }
  /** Compiled code; it can be sent to workers. */
  interface Module {
    readonly [Symbol.toStringTag]: 'WebAssembly.Module';
  }
  class Instance {
    constructor(
      module: Module,
      imports: { readonly env: { readonly memory: Memory; abort(): never } },
    );
    readonly exports: unknown;
  }
  function compile(bytes: Uint8Array): Promise<Module>;
  function instantiate(
    bytes: Uint8Array,
    imports: { readonly env: { readonly memory: Memory } },
  ): Promise<{ readonly instance: Instance }>;
  function validate(bytes: Uint8Array): boolean;
}
