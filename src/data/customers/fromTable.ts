import { ClienteleError, type ColumnSummary, type Decision } from '../../contract/index.ts';
import { describeRelation } from '../describe.ts';
import { name } from '../quoting.ts';
import type { Session } from '../session.ts';
import type { Source } from '../sources/source.ts';
import { grouped } from '../wording.ts';
import { told, type Customers } from './customers.ts';
import { customersIn } from './inRelation.ts';

/**
 * Customers of a source with one row each, in file order. With an id column, rows without an id go, and so
 * do rows that repeat an id, of which the first is kept. Without one every row is a customer.
 *
 * @throws ClienteleError `usage` when there is no such column, `data` when no row has an id
 */
export async function customersFromTable(
  session: Session,
  source: Source,
  options: { readonly id: string | null },
): Promise<Customers> {
  if (options.id === null) return numbered(session, source);
  const id = source.columns.find((column) => column.name === options.id);
  if (id === undefined) throw noSuchColumn(options.id, source);
  if (id.count === 0) {
    throw new ClienteleError(
      'data',
      `Column ${id.name} is empty, so it identifies no customer; name another with --id.`,
    );
  }
  if (id.missing === 0 && id.distinct === id.count) {
    return customersIn(session, source.relation, id.name, source.columns, []);
  }
  return withoutRepeats(session, source, id);
}

async function numbered(session: Session, source: Source): Promise<Customers> {
  const { relation, columns } = source;
  const { copies } = await session.row(
    `SELECT (SELECT count(*) FROM ${name(relation)}) - (SELECT count(*) FROM (SELECT DISTINCT * FROM ${name(relation)})) AS copies`,
  );
  const count = Number(copies);
  const decisions = [
    told('No column identifies the customers; they are numbered by row from 1.', null),
  ];
  if (count > 0) {
    const copied =
      count === 1
        ? '1 row is an exact copy of another and was'
        : `${grouped(count)} rows are exact copies of others and were`;
    const text = `${copied} kept, as nothing says that they are the same customer.`;
    decisions.push(told(text, count));
  }
  return customersIn(session, relation, null, columns, decisions);
}

async function withoutRepeats(
  session: Session,
  source: Source,
  id: ColumnSummary,
): Promise<Customers> {
  const relation = session.freshName('customers');
  const values = source.columns.map((column) => name(column.name));
  const same = `(SELECT DISTINCT ${values.join(', ')} FROM ${name(source.relation)} WHERE ${name(id.name)} IS NOT NULL)`;
  await session.run(`
    CREATE TABLE ${name(relation)} AS SELECT ${values.map((value) => `kept.${value}`).join(', ')} FROM (
      SELECT *, row_number() OVER () AS ${name(placeName(source))} FROM ${name(source.relation)}) AS kept
    WHERE kept.${name(id.name)} IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY kept.${name(id.name)} ORDER BY ${name(placeName(source))}) = 1
    ORDER BY ${name(placeName(source))}`);
  const { distinct } = await session.row(`SELECT count(*) AS distinct FROM ${same}`);
  const copies = id.count - Number(distinct);
  const differing = Number(distinct) - id.distinct;
  const decisions: Decision[] = [];
  const tell = (count: number, one: string, several: string): void => {
    const text = count === 1 ? `1 ${one}.` : `${grouped(count)} ${several}.`;
    if (count > 0) decisions.push(told(text, count, id.name));
  };
  tell(
    id.missing,
    `row without a value in ${id.name} was left out`,
    `rows without a value in ${id.name} were left out`,
  );
  tell(
    copies,
    'exact copy of another row was left out',
    'exact copies of other rows were left out',
  );
  tell(
    differing,
    `row repeats a value of ${id.name} with other contents; the first row of each was kept`,
    `rows repeat a value of ${id.name} with other contents; the first row of each was kept`,
  );
  const origins = new Map(source.columns.map((column) => [column.name, column]));
  const columns = await describeRelation(session, relation, origins);
  return customersIn(session, relation, id.name, columns, decisions);
}

/** A name for the place of a row that no column of the source has. */
function placeName(source: Source): string {
  let place = 'place';
  while (source.columns.some((column) => column.name.toLowerCase() === place)) place += '_';
  return place;
}

function noSuchColumn(wanted: string, source: Source): ClienteleError {
  const names = source.columns.map((column) => column.name).join(', ');
  return new ClienteleError('usage', `There is no column "${wanted}"; the columns are ${names}.`);
}
