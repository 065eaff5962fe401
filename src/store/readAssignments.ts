import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { ClienteleError } from '../contract/index.ts';

/** A customer's place in a run. */
export interface AssignedCustomer {
  readonly customerId: string;
  /** Empty where the customer is in no segment. */
  readonly segmentId: string;
}

const field = /(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/y;

/**
 * Reads `segments.csv` of a run, some thousand customers at a time, in the order of the file.
 *
 * @throws ClienteleError `data` when it is missing or damaged
 */
export async function* readAssignments(folder: string): AsyncGenerator<AssignedCustomer[]> {
  const path = join(folder, 'segments.csv');
  const damaged = (cause?: unknown): ClienteleError =>
    new ClienteleError(
      'data',
      `${path} cannot be read as the customers of a run; make the run again with "clientele segment".`,
      { cause },
    );
  let isHeader = true;
  try {
    for await (const records of recordsOf(path)) {
      const rows = isHeader ? records.slice(1) : records;
      const [header = ''] = records;
      if (isHeader && !header.startsWith('customer_id,segment_id,')) throw damaged();
      isHeader = false;
      yield rows.map(customerOf);
    }
  } catch (error) {
    throw error instanceof ClienteleError ? error : damaged(error);
  }
  if (isHeader) throw damaged();
}

/** Lines, but for those that end inside quotes: these are one record with the next. */
async function* recordsOf(path: string): AsyncGenerator<string[]> {
  let rest = '';
  let open = '';
  // Read as UTF-8, the chunks are texts.
  const chunks: AsyncIterable<string> = createReadStream(path, {
    encoding: 'utf8',
    highWaterMark: 2 ** 20,
  });
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    const records: string[] = [];
    for (const line of lines) {
      const record = open === '' ? line : `${open}\n${line}`;
      open = isInsideQuotes(record) ? record : '';
      if (open === '') records.push(record);
    }
    if (records.length > 0) yield records;
  }
  if (open !== '' || rest !== '') throw new SyntaxError('the last record is not whole');
}

function isInsideQuotes(record: string): boolean {
  return record.includes('"') && record.split('"').length % 2 === 0;
}

function customerOf(record: string): AssignedCustomer {
  field.lastIndex = 0;
  return { customerId: nextField(record), segmentId: nextField(record) };
}

/** The field at `field.lastIndex`, which moves behind it. */
function nextField(record: string): string {
  const [, quoted, plain] = field.exec(record) ?? [];
  return quoted?.replaceAll('""', '"') ?? plain ?? '';
}
