import {
  ClienteleError,
  type Aggregation,
  type ColumnRole,
  type ColumnSummary,
  type FurtherMeasures,
  type Role,
  type SegmentConfig,
} from '../contract/index.ts';
import { suggestNames } from './nearNames.ts';

/**
 * Which columns make transactions into customers. The window's first and last day stay open:
 * they are read from the data, or kept from an earlier run.
 *
 * @throws ClienteleError `data` when no column names the customer or the amount
 */
export function planAggregation(
  columns: readonly ColumnSummary[],
  roles: readonly ColumnRole[],
): Aggregation {
  const typeOf = new Map(columns.map(({ name, type }) => [name, type]));
  const best = (role: Role, type: ColumnSummary['type']): string | null => {
    const found = roles.filter(
      (column) => column.role === role && typeOf.get(column.name) === type,
    );
    return found.toSorted((a, b) => preference(b) - preference(a))[0]?.name ?? null;
  };
  const id = roles.find(({ role }) => role === 'id')?.name;
  const amount = best('spend', 'number');
  if (id === undefined) {
    throw new ClienteleError(
      'data',
      'No column says whose transaction a row is; name it with --id COLUMN.',
    );
  }
  if (amount === null) {
    const unusable = roles.find(({ role }) => role === 'spend')?.name;
    const why =
      unusable === undefined
        ? 'No column holds the amount of a transaction'
        : `"${unusable}" cannot be the amount of a transaction because its values are not numbers`;
    throw new ClienteleError('data', `${why}; name a column of numbers with --role COLUMN=spend.`);
  }
  return {
    id,
    date: best('date', 'date'),
    time: best('time', 'time'),
    amount,
    balance: best('value', 'number'),
    birthDate: best('birth-date', 'date'),
    referenceDate: null,
    startDate: null,
  };
}

const preferredConcepts = new Set(['transaction-amount', 'transaction-date', 'balance']);

/** As many values of a column as have a share of their own; the rarer ones have none. */
const mostShares = 10;

/**
 * The features of transactions that were asked for; absent where there are none.
 *
 * @throws ClienteleError `usage` for shares of a column that is not there or has no values to count
 */
export function planFurther(
  columns: readonly ColumnSummary[],
  { windows, shares, seasonality }: Pick<SegmentConfig, 'windows' | 'shares' | 'seasonality'>,
): FurtherMeasures | undefined {
  const seasonal = seasonality === 'auto';
  if (windows.length === 0 && shares.length === 0 && !seasonal) return undefined;
  return {
    windows: windows.toSorted((a, b) => a - b),
    shares: shares.map((column) => ({ column, levels: levelsOf(column, columns) })),
    seasonality: seasonal,
  };
}

function levelsOf(wanted: string, columns: readonly ColumnSummary[]): string[] {
  const column = columns.find(({ name }) => name === wanted);
  if (column === undefined) {
    const names = columns.map(({ name }) => name);
    throw new ClienteleError(
      'usage',
      `There is no column "${wanted}" to take shares of; ${suggestNames(wanted, names)}`,
    );
  }
  const levels = column.topValues.slice(0, mostShares).map(({ value }) => value);
  if (levels.length > 1 && column.type !== 'date' && column.type !== 'time') return levels;
  const why = levels.length > 0 ? 'is no category' : `has ${column.distinct} different values`;
  throw new ClienteleError(
    'usage',
    `Column "${wanted}" ${why}, so that no shares can be taken of it; name a category of 60 values or fewer.`,
  );
}

/** A role that was given comes first, then the concept meant for transactions, then confidence. */
function preference({ concept, confidence }: ColumnRole): number {
  const preferred = concept !== null && preferredConcepts.has(concept);
  return (confidence === 1 ? 2 : 0) + (preferred ? 1 : 0) + confidence;
}
