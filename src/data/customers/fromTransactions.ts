import type { Aggregation } from '../../contract/index.ts';
import { columnTypes } from '../columnTypes.ts';
import { dropSource } from '../openSource.ts';
import type { Session } from '../session.ts';
import type { Source } from '../sources/source.ts';
import { aggregated } from './aggregated.ts';
import { storeCustomers } from './customerStore.ts';
import type { AggregatedCustomers, AggregationOptions } from './customers.ts';
import { eventCustomers, measureColumn } from './eventCustomers.ts';
import { planEvents, type EventPlan } from './eventPlan.ts';
import { eventsOf, nothingLeft, windowOf } from './events.ts';
import { customersInParts } from './inParts.ts';
import { summariesOf, tableOf, type MadeCustomers } from './madeCustomers.ts';
import { readEvents } from './readEvents.ts';
import { rfmScores } from './rfm.ts';
import { createUnitsFinder } from './units.ts';

/** Values in memory at a time: those of the columns of transactions, and what is kept of each beside them. */
const heldValues = { all: 24_000_000, beside: 8 };

/**
 * Turns transactions into one row a customer, in the order of each customer's first row: recency,
 * frequency, amounts, latest balance, age, times of activity, trend and RFM scores, then the latest
 * known value of every other column. A window given in `aggregation` is kept; otherwise it spans the
 * dates of the transactions. RFM scores compare the customers of this source with each other.
 *
 * @throws ClienteleError `data` when a column is missing or of another type, or no transaction counts
 */
export async function customersFromTransactions(
  session: Session,
  source: Source,
  aggregation: Aggregation,
  options: AggregationOptions = {},
): Promise<AggregatedCustomers> {
  const { tell = () => undefined, keepSource = false } = options;
  const atOnce =
    options.atOnce ?? Math.ceil(heldValues.all / (source.columns.length + heldValues.beside));
  const plan = await planEvents(session, source, aggregation);
  const drop = async (): Promise<void> => {
    if (!keepSource) await dropSource(session, source);
  };
  return source.rowsRead > atOnce
    ? customersInParts(session, source, plan, { atOnce, tell, drop })
    : customersAtOnce(session, source, plan, drop);
}

async function customersAtOnce(
  session: Session,
  source: Source,
  plan: EventPlan,
  drop: () => Promise<void>,
): Promise<AggregatedCustomers> {
  const sqlTypes = await columnTypes(session, source.relation);
  const rows = { relation: source.relation, count: source.rowsRead, place: null };
  const read = await readEvents(session, rows, plan);
  await drop();
  if (read.count === 0) throw nothingLeft(plan, read.leftOut);
  const finder = createUnitsFinder();
  finder.add(read.amounts.subarray(0, read.count));
  const frame = { ...windowOf(read, plan.aggregation), unitsInOne: finder.unitsInOne() };
  const made = eventCustomers(eventsOf(read, frame), plan, sqlTypes);
  const customers: MadeCustomers = {
    idColumn: made.idColumn,
    ids: made.ids,
    columns: [
      ...[...made.measures, ...rfmScores(made.measures)].map(measureColumn),
      ...made.latest,
    ],
  };
  const stored: { relation?: Promise<string> } = {};
  return aggregated(
    {
      relation: () => (stored.relation ??= storeCustomers(session, customers)),
      read: async (columns) => tableOf(customers, columns),
      store: null,
      idColumn: customers.idColumn,
      columns: summariesOf(customers),
      decisions: [],
    },
    { plan, frame, events: read, made },
  );
}
