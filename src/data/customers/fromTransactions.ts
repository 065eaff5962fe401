import type { Aggregation } from '../../contract/index.ts';
import { uniqueNames } from '../names.ts';
import { name } from '../quoting.ts';
import type { Session } from '../session.ts';
import type { Source } from '../sources/source.ts';
import { counted } from '../wording.ts';
import { told, type AggregatedCustomers } from './customers.ts';
import { pickEvents, type Events } from './events.ts';
import { furtherMeasures } from './further.ts';
import { latestNumbers, latestPlaces } from './latest.ts';
import {
  storeCustomers,
  summariesOf,
  tableOf,
  type MadeColumn,
  type MadeCustomers,
} from './madeCustomers.ts';
import { measuresOf } from './measures.ts';
import type { EventAttribute } from './readEvents.ts';
import { rfmScores } from './rfm.ts';

/**
 * Turns transactions into one row a customer, in the order of each customer's first row: recency,
 * frequency, amounts, latest balance, age, times of activity, trend and RFM scores, then the latest
 * known value of every other column. A window given in `aggregation` is kept; otherwise it spans the
 * dates of the transactions. RFM scores compare the customers of this source with each other.
 * The rows of the source are dropped when they have been read: its relation is gone.
 *
 * @throws ClienteleError `data` when a column is missing or of another type, or no transaction counts
 */
export async function customersFromTransactions(
  session: Session,
  source: Source,
  aggregation: Aggregation,
): Promise<AggregatedCustomers> {
  const sqlTypes = await typesOf(session, source);
  const events = await pickEvents(session, source, aggregation);
  await session.run(`DROP TABLE ${name(source.relation)}`);
  const usual = measuresOf(events);
  const further = furtherMeasures(events, aggregation.further);
  const measured = [...usual, ...further.measures, ...rfmScores(usual)];
  const { names, decisions: renamed } = uniqueNames([
    ...measured.map(({ role }) => role.name),
    aggregation.id,
    ...events.attributes.map(({ column }) => column.name),
  ]);
  const made: MadeCustomers = {
    idColumn: names[measured.length] ?? aggregation.id,
    ids: events.customerIds,
    columns: [
      ...measured.map(({ role, whole, values }) => ({
        kind: 'number' as const,
        name: role.name,
        values,
        sqlType: whole ? 'BIGINT' : 'DOUBLE',
        format: null,
      })),
      ...events.attributes.map((attribute, i) => {
        const { name: original } = attribute.column;
        const columnName = names[measured.length + 1 + i] ?? original;
        return latestOf(events, attribute, columnName, sqlTypes.get(original) ?? 'VARCHAR');
      }),
    ],
  };
  const stored: { relation?: Promise<string> } = {};
  return {
    relation: () => (stored.relation ??= storeCustomers(session, made)),
    read: async (columns) => tableOf(made, columns),
    store: null,
    idColumn: made.idColumn,
    columns: summariesOf(made),
    roles: measured.map(({ role }) => role),
    decisions: [
      ...events.decisions,
      ...further.decisions,
      ...renamed.map(({ text, column }) => told(text, null, column)),
      summed(events),
    ],
    aggregation: {
      ...aggregation,
      referenceDate: events.referenceDate,
      startDate: events.startDate,
    },
  };
}

async function typesOf(session: Session, source: Source): Promise<Map<string, string>> {
  const described = await session.rows(
    `SELECT column_name AS name, column_type AS type FROM (DESCRIBE ${name(source.relation)})`,
  );
  return new Map(described.map((column) => [String(column['name']), String(column['type'])]));
}

/** The latest known value of a column that says something about the customer. */
function latestOf(
  { starts, seconds }: Events,
  { column, values, words }: EventAttribute,
  columnName: string,
  sqlType: string,
): MadeColumn {
  const { type, format } = column;
  const about = { name: columnName, sqlType, format };
  if (values instanceof Float64Array) {
    return { ...about, kind: 'number', values: latestNumbers(starts, seconds, values) };
  }
  if (type === 'number') throw new TypeError(`${columnName} holds numbers`);
  return { ...about, kind: 'words', type, places: latestPlaces(starts, seconds, values), words };
}

function summed({
  count,
  customerIds,
  startDate,
  referenceDate,
}: Events): AggregatedCustomers['decisions'][number] {
  const customers = customerIds.length;
  const window =
    startDate === null || referenceDate === null ? '' : `, from ${startDate} to ${referenceDate}`;
  return told(
    `${counted(count, 'transaction')} became ${counted(customers, 'customer')}${window}.`,
    customers,
  );
}
