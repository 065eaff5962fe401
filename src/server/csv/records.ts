/**
 * The records of a CSV text (RFC 4180: comma, quotes doubled inside quotes, any of the three line ends), as many at a
 * time as a chunk completes.
 */
export async function* csvRecords(chunks: AsyncIterable<string>): AsyncGenerator<string[][]> {
  let cell = '';
  let record: string[] = [];
  let state: 'start' | 'plain' | 'quoted' | 'quote' = 'start';
  let afterReturn = false;
  let found: string[][] = [];
  const endCell = (): void => {
    record.push(cell);
    cell = '';
    state = 'start';
  };
  const endRecord = (): void => {
    endCell();
    found.push(record);
    record = [];
  };
  for await (const chunk of chunks) {
    for (let i = 0; i < chunk.length; i++) {
      const sign = chunk[i];
      if (state === 'quoted') {
        if (sign === '"') state = 'quote';
        else cell += sign;
      } else if (sign === '"' && state !== 'plain') {
        if (state === 'quote') cell += '"';
        state = 'quoted';
      } else if (sign === ',') endCell();
      else if (sign === '\r') endRecord();
      else if (sign === '\n') {
        if (!afterReturn) endRecord();
      } else {
        cell += sign;
        state = 'plain';
      }
      afterReturn = sign === '\r' && state === 'start';
    }
    if (found.length > 0) yield found;
    found = [];
  }
  if (cell !== '' || record.length > 0 || state !== 'start') {
    endRecord();
    yield found;
  }
}
