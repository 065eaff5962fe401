import type { ColumnRole, Decision } from '../../contract/index.ts';
import { uniqueNames } from '../names.ts';
import { told } from './customers.ts';
import type { EventPlan } from './eventPlan.ts';
import type { Events } from './events.ts';
import { furtherMeasures } from './further.ts';
import { latestNumbers, latestPlaces } from './latest.ts';
import type { MadeColumn } from './madeCustomers.ts';
import { measuresOf, type Measure } from './measures.ts';
import { scoreRoles } from './rfm.ts';

/** What transactions say of their customers, each for themselves. The same columns for any of the customers. */
export interface EventCustomers {
  readonly ids: readonly string[];
  readonly idColumn: string;
  readonly measures: readonly Measure[];
  /** What is to compare customers with each other, see `rfmScores`. */
  readonly scores: readonly ColumnRole[];
  /** The latest known value of every other column. */
  readonly latest: readonly MadeColumn[];
  readonly decisions: readonly Decision[];
}

/** @param sqlTypes types of the source's columns */
export function eventCustomers(
  events: Events,
  plan: EventPlan,
  sqlTypes: ReadonlyMap<string, string>,
): EventCustomers {
  const usual = measuresOf(events);
  const further = furtherMeasures(events, plan.aggregation.further);
  const measures = [...usual, ...further.measures];
  const scores = scoreRoles(usual.map(({ role }) => role.name));
  const measured = [...measures.map(({ role }) => role), ...scores];
  const { names, decisions } = uniqueNames([
    ...measured.map((role) => role.name),
    plan.aggregation.id,
    ...plan.attributes.map((column) => column.name),
  ]);
  const [idColumn = plan.aggregation.id, ...latest] = names.slice(measured.length);
  return {
    ids: events.customerIds,
    idColumn,
    measures,
    scores,
    latest: latestColumns(events, latest, sqlTypes),
    decisions: [
      ...further.decisions,
      ...decisions.map(({ text, column }) => told(text, null, column)),
    ],
  };
}

function latestColumns(
  { starts, seconds, attributes }: Events,
  names: readonly string[],
  sqlTypes: ReadonlyMap<string, string>,
): MadeColumn[] {
  return attributes.map(({ column, values, words }, i) => {
    const { type, format } = column;
    const sqlType = sqlTypes.get(column.name) ?? 'VARCHAR';
    const about = { name: names[i] ?? column.name, sqlType, format };
    if (values instanceof Float64Array) {
      return { ...about, kind: 'number', values: latestNumbers(starts, seconds, values) };
    }
    if (type === 'number') throw new TypeError(`${column.name} holds numbers`);
    return { ...about, kind: 'words', type, places: latestPlaces(starts, seconds, values), words };
  });
}

/** A measure as a column. */
export function measureColumn({ role, whole, values }: Measure): MadeColumn {
  return {
    kind: 'number',
    name: role.name,
    values,
    sqlType: whole ? 'BIGINT' : 'DOUBLE',
    format: null,
  };
}
