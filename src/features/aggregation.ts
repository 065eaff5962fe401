import {
  ClienteleError,
  type Aggregation,
  type ColumnRole,
  type ColumnSummary,
  type Role,
} from '../contract/index.ts';

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

/** A role that was given comes first, then the concept meant for transactions, then confidence. */
function preference({ concept, confidence }: ColumnRole): number {
  const preferred = concept !== null && preferredConcepts.has(concept);
  return (confidence === 1 ? 2 : 0) + (preferred ? 1 : 0) + confidence;
}
