const chunkLength = 1 << 18;

/**
 * Joins a header and `nRows` lines into chunks of about 256 KiB.
 *
 * @param line the text of row `i`, without its line end
 */
export function* csvChunks(
  header: string,
  nRows: number,
  line: (i: number) => string,
): Generator<string> {
  let chunk = `${header}\n`;
  for (let i = 0; i < nRows; i++) {
    chunk += line(i);
    chunk += '\n';
    if (chunk.length >= chunkLength) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}
