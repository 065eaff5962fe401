import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Worker threads load this source as TypeScript. Without a cache each of the hundreds that a test run starts would
// strip the types anew, by a WebAssembly module of Node's own that now and then brings down a process that starts
// and ends many threads.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(
  new URL('./node_modules/.cache/node', import.meta.url),
);

const tests = ['src/**/*.test.ts', 'test/**/*.test.ts'];
const slowTests = ['**/*.slow.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // No test replaces a module, so that files can share a process and Node can load the source as it is.
    isolate: false,
    experimental: { viteModuleRunner: false },
    projects: [
      { extends: true, test: { name: 'quick', include: tests, exclude: slowTests } },
      { extends: true, test: { name: 'slow', include: slowTests } },
    ],
  },
});
