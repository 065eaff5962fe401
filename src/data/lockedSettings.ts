import { dirname, resolve } from 'node:path';
import { escapedPath, text } from './quoting.ts';

/**
 * Statements after which DuckDB opens files in these folders and below alone, and reaches no other machine. They cannot be
 * taken back: DuckDB refuses to allow more once access is off.
 */
export function lockedSettings(folders: readonly string[]): string[] {
  // DuckDB compares paths as they are written, and ours are written as patterns.
  const names = folders.flatMap((folder) => [resolve(folder), escapedPath(folder)]);
  return [
    `SET allowed_directories = [${[...new Set(names)].map(text).join(', ')}]`,
    'SET enable_external_access = false',
  ];
}

/** The folders of files. */
export function foldersOf(...files: readonly string[]): string[] {
  return files.map((file) => dirname(resolve(file)));
}
