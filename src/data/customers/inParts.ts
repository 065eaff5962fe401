import { columnTypes } from '../columnTypes.ts';
import { describeRelation } from '../describe.ts';
import { readNumbers } from '../numberColumns.ts';
import { name } from '../quoting.ts';
import type { Session } from '../session.ts';
import type { Source } from '../sources/source.ts';
import { copyNumbers } from '../vectors.ts';
import { aggregated } from './aggregated.ts';
import {
  placeSlot,
  startCustomerStore,
  storedColumns,
  storedIds,
  type CustomerStore,
} from './customerStore.ts';
import type { AggregatedCustomers, AggregationOptions } from './customers.ts';
import { eventCustomers, measureColumn, type EventCustomers } from './eventCustomers.ts';
import { partEvents, type EventParts } from './eventParts.ts';
import type { EventPlan } from './eventPlan.ts';
import { eventsOf, nothingLeft, windowOf } from './events.ts';
import { customersIn } from './inRelation.ts';
import { readEvents } from './readEvents.ts';
import { rfmScoresSql } from './rfm.ts';
import { createUnitsFinder } from './units.ts';

/**
 * Transactions to customers, as many at a time as fit into memory: all of a customer's lie in the same part. What
 * compares customers with each other is found when all are there. The customers lie in the session.
 *
 * @param how `drop` is called when the source's rows are no longer needed
 */
export async function customersInParts(
  session: Session,
  source: Source,
  plan: EventPlan,
  how: Required<Pick<AggregationOptions, 'atOnce' | 'tell'>> & {
    readonly drop: () => Promise<void>;
  },
): Promise<AggregatedCustomers> {
  const sqlTypes = await columnTypes(session, source.relation);
  await using parted = await partEvents(session, source, plan, how.atOnce);
  await how.drop();
  if (parted.count === 0) throw nothingLeft(plan, parted.leftOut);
  const frame = {
    ...windowOf(parted, plan.aggregation),
    unitsInOne: await unitsInOneOf(session, parted),
  };
  let filled: Filled | null = null;
  let done = 0;
  for (const rows of parted.parts) {
    const events = eventsOf(await readEvents(session, rows, { ...plan, key: null }), frame);
    const made = eventCustomers(events, plan, sqlTypes);
    const columns = columnsOf(made);
    const store: CustomerStore =
      filled?.store ?? (await startCustomerStore(session, columns, true));
    const { places, starts } = events;
    if (places === null) throw new RangeError('a part does not say where its rows stand');
    await store.add(
      { ids: made.ids, columns },
      Float64Array.from(made.ids, (_, c) => places[starts[c]]),
    );
    filled = { made, store };
    done += rows.count;
    how.tell(done / parted.count);
  }
  if (filled === null) throw new RangeError('transactions that count lie in no part');
  const { made } = filled;
  const relation = await putInOrder(session, filled);
  const origins = new Map(
    columnsOf(made).map((column) => [column.name, { format: column.format, invalid: 0 }]),
  );
  const columns = await describeRelation(session, relation, origins);
  const customers = customersIn(session, relation, made.idColumn, columns, []);
  return aggregated(customers, { plan, frame, events: parted, made });
}

/** Customers in the session, in the order of the parts; the last ones show what columns all have. */
interface Filled {
  readonly made: EventCustomers;
  readonly store: CustomerStore;
}

function columnsOf({ measures, latest }: EventCustomers): ReturnType<typeof measureColumn>[] {
  return [...measures.map(measureColumn), ...latest];
}

async function unitsInOneOf(session: Session, { amounts }: EventParts): Promise<number | null> {
  const finder = createUnitsFinder();
  for await (const chunk of session.chunks(`SELECT CAST(amount AS DOUBLE) FROM ${amounts}`)) {
    const read = new Float64Array(chunk.rowCount);
    copyNumbers(chunk.getColumnVector(0), 0, chunk.rowCount, read, 0);
    finder.add(read);
  }
  return finder.unitsInOne();
}

/** Puts customers into the order of their first transactions, and gives them their scores. */
async function putInOrder(session: Session, { made, store }: Filled): Promise<string> {
  const { count } = await session.row(`SELECT count(*) AS count FROM ${name(store.table)}`);
  const values = await rfmScoresSql(
    made.measures.map(({ role }) => role.name),
    store.slotOf,
    async (slot) => (await readNumbers(session, store.table, [slot], Number(count)))[0],
  );
  const selected = [
    storedIds(made.idColumn),
    ...storedColumns(store, made.measures.map(measureColumn)),
    ...made.scores.map((role, i) => `${values[i]} AS ${name(role.name)}`),
    ...storedColumns(store, made.latest),
  ];
  const relation = session.freshName('customers');
  await session.run(
    `CREATE TABLE ${name(relation)} AS SELECT ${selected.join(', ')} FROM ${name(store.table)} ORDER BY ${placeSlot}`,
  );
  await session.run(`DROP TABLE ${name(store.table)}`);
  return relation;
}
