import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Worker threads load this source as TypeScript. Without a cache each of the hundreds that a test run starts would
// strip the types anew, by a WebAssembly module of Node's own that now and then brings down a process that starts
// and ends many threads.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(
  new URL('./node_modules/.cache/node', import.meta.url),
);

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
