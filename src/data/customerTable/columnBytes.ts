import { ClienteleError, type CustomerTable } from '../../contract/index.ts';
import { name, texts } from '../quoting.ts';
import type { Statements } from '../statements.ts';
import { columnOf } from './conditions.ts';
import { fixed, segmentColumn, type Layout } from './layout.ts';

/** Codes of a category are 16 bits wide; this one says that there is no value. */
const noValue = 65_535;

/** A column as SQL that gives 32-bit floats or 16-bit codes and never NULL. */
export async function expressionOf(
  layout: Layout,
  describe: () => Promise<CustomerTable>,
  column: string,
): Promise<string> {
  if (column === segmentColumn) {
    return `CAST(coalesce(${fixed.place}, ${noValue}) AS USMALLINT)`;
  }
  const { slot, kind } = columnOf(layout, column);
  if (kind === 'number') return floats(slot);
  const { columns } = await describe();
  const { levels, explorable } = columns.find(({ name }) => name === column) ?? {
    levels: [],
    explorable: false,
  };
  if (!explorable) {
    throw new ClienteleError(
      'usage',
      `Column "${column.slice(0, 80)}" has too many different values to explore; search the customers instead.`,
    );
  }
  const type = `ENUM ${texts(levels)}`;
  return `CAST(coalesce(enum_code(CAST(${slot} AS ${type})), ${noValue}) AS USMALLINT)`;
}

function floats(slot: string): string {
  return `coalesce(CAST(${slot} AS FLOAT), CAST('NaN' AS FLOAT))`;
}

/** The values that an expression has for all customers, one after the other. */
export async function readColumn(session: Statements, expression: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of session.chunks(
    `SELECT ${expression} AS ${name('value')} FROM customers ORDER BY place_in_table`,
  )) {
    const vector = chunk.getColumnVector(0);
    const items = 'items' in vector ? vector.items : null;
    if (!(items instanceof Float32Array) && !(items instanceof Uint16Array)) {
      throw new TypeError('the column came in another width than asked for');
    }
    const values = items.slice(0, chunk.rowCount);
    parts.push(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  return joined(parts);
}

/** The parts in memory of their own, so that their numbers stand at places that typed arrays can take. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
