import type { Aggregation } from '../../contract/index.ts';
import { describeRelation } from '../describe.ts';
import { uniqueNames } from '../names.ts';
import { name } from '../quoting.ts';
import type { Session } from '../session.ts';
import type { Source } from '../sources/source.ts';
import { counted } from '../wording.ts';
import { told, type AggregatedCustomers } from './customers.ts';
import { pickEvents, type Events } from './events.ts';
import { furtherMeasures } from './further.ts';
import { measuresOf, type Measure } from './measures.ts';
import { rfmNames, rfmScores, rfmTotal } from './rfm.ts';

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
): Promise<AggregatedCustomers> {
  const events = await pickEvents(session, source, aggregation);
  const further = furtherMeasures(events, aggregation.further);
  const usual = measuresOf(events, {
    date: aggregation.date !== null,
    balance: aggregation.balance !== null,
    birthDate: aggregation.birthDate !== null,
  });
  const measures = withUniqueNames([...usual, ...further.measures]);
  const made = measures.map(({ role }) => role.name);
  const grouped = session.freshName('grouped');
  const scored = rfmNames(made);
  const attributes = events.attributes.map((column) => column.name);
  const { names, decisions: renamed } = uniqueNames([
    ...made,
    ...scored,
    aggregation.id,
    ...attributes,
  ]);
  const idColumn = names[made.length + scored.length] ?? aggregation.id;
  const latest = names.slice(made.length + scored.length + 1);

  const aggregates = [
    ...measures.map(({ role, value }) => `${value} AS ${name(role.name)}`),
    ...latest.map((_, i) => `arg_max(a${i}, moment) FILTER (WHERE a${i} IS NOT NULL) AS a${i}`),
  ];
  const group = (): Promise<void> =>
    session.run(
      `CREATE TABLE ${name(grouped)} AS SELECT id AS customer, min(place) AS first, ${aggregates.join(', ')}
       FROM ${name(events.relation)} GROUP BY id`,
    );
  // Sums of integers are the same in any order, so that all threads can take part; sums of fractions are not.
  await (events.unitsInOne === null ? session.inOrder(group) : group());
  const scores = await rfmScores(session, made, grouped);
  const total = rfmTotal(scores);
  const relation = session.freshName('customers');
  const columns = [
    `customer AS ${name(idColumn)}`,
    ...made.map(name),
    ...scores.map(({ role }) => name(role.name)),
    ...total.map(({ role, value }) => `${value} AS ${name(role.name)}`),
    ...latest.map((attribute, i) => `a${i} AS ${name(attribute)}`),
  ];
  const fifths = scores.map(({ role, value }) => `, ${value} AS ${name(role.name)}`).join('');
  await session.run(
    `CREATE TABLE ${name(relation)} AS SELECT ${columns.join(', ')}
     FROM (SELECT *${fifths} FROM ${name(grouped)}) ORDER BY first`,
  );
  await session.run(`DROP TABLE ${name(grouped)}`);
  await session.run(`DROP VIEW ${name(events.relation)}`);
  const origins = new Map(
    events.attributes.map((column, i) => [latest[i] ?? column.name, { ...column, invalid: 0 }]),
  );
  const summaries = await describeRelation(session, relation, origins);
  return {
    relation,
    idColumn,
    columns: summaries,
    roles: [...measures, ...scores, ...total].map(({ role }) => role),
    decisions: [
      ...events.decisions,
      ...further.decisions,
      ...renamed.map(({ text, column }) => told(text, null, column)),
      summed(events, summaries[0]?.count ?? 0),
    ],
    aggregation: {
      ...aggregation,
      referenceDate: events.referenceDate,
      startDate: events.startDate,
    },
  };
}

/** Two values of a category may differ in signs alone, which names do not hold. */
function withUniqueNames(measures: readonly Measure[]): Measure[] {
  const { names } = uniqueNames(measures.map(({ role }) => role.name));
  return measures.map((measure, i) => ({
    ...measure,
    role: { ...measure.role, name: names[i] ?? measure.role.name },
  }));
}

function summed(
  { count, startDate, referenceDate }: Events,
  customers: number,
): AggregatedCustomers['decisions'][number] {
  const window =
    startDate === null || referenceDate === null ? '' : `, from ${startDate} to ${referenceDate}`;
  return told(
    `${counted(count, 'transaction')} became ${counted(customers, 'customer')}${window}.`,
    customers,
  );
}
