import { name } from '../quoting.ts';
import type { Session } from '../session.ts';

/** Rows that are appended at a time. */
const batchRows = 8_192;

/** A table of text that is being filled row by row. */
export interface TextTable {
  readonly table: string;
  readonly slots: readonly string[];
  /** @param cells as many as there are slots; null and '' are missing */
  add(cells: readonly (string | null)[]): Promise<void>;
  /** Writes what is left; returns how many rows there are. */
  finish(): Promise<number>;
}

/** Starts a raw table of `nColumns` columns of text. */
export async function startTextTable(session: Session, nColumns: number): Promise<TextTable> {
  const table = session.freshName('raw');
  const slots = Array.from({ length: nColumns }, (_, i) => `c${i}`);
  await session.run(
    `CREATE TABLE ${name(table)} (${slots.map((slot) => `${name(slot)} VARCHAR`).join(', ')})`,
  );
  let columns = slots.map((): (string | null)[] => []);
  let nRows = 0;
  const flush = async (): Promise<void> => {
    if ((columns[0]?.length ?? 0) > 0) await session.append(table, columns);
    columns = slots.map(() => []);
  };
  return {
    table,
    slots,
    async add(cells) {
      columns.forEach((column, i) => column.push(cells[i] === '' ? null : (cells[i] ?? null)));
      nRows += 1;
      if (nRows % batchRows === 0) await flush();
    },
    async finish() {
      await flush();
      return nRows;
    },
  };
}
