import { execFileSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Whole processes are measured in `dist`, as it is installed: it is built where it is older than `src`. */
export function ensureBuilt(): void {
  const built = changed('dist/cli/main.js');
  const newest = Math.max(...globSync('src/**/*.{ts,yaml,css}', { cwd: root }).map(changed));
  if (built >= newest) return;
  console.log('Building dist …');
  execFileSync(process.execPath, [join(root, 'scripts/build.ts')], { stdio: 'inherit' });
}

/** When a file last changed; 0 for one that is not there. */
function changed(file: string): number {
  return statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
