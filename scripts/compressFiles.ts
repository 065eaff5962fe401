import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Smaller files fit into one packet as they are. */
const least = 1000;

/** Puts a Brotli and a gzip file beside each text file of a folder, for a server to send in its place. */
export function compressFiles(folder: string): void {
  for (const name of globSync('**/*.{js,css,svg,html}', { cwd: folder })) {
    const path = join(folder, name);
    if (statSync(path).size < least) continue;
    const content = readFileSync(path);
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
    writeFileSync(`${path}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }));
  }
}
