import {
  ClienteleError,
  type Aggregation,
  type ColumnRole,
  type Decision,
  type SegmentConfig,
  type Shape,
} from '../contract/index.ts';
import {
  customersFromTable,
  customersFromTransactions,
  type Customers,
  type Session,
  type Source,
} from '../data/index.ts';
import { assignRoles, detectShape, planAggregation } from '../features/index.ts';

/** Customers, one row each, with what is known about their columns. */
export interface PreparedCustomers {
  readonly shape: Shape;
  readonly customers: Customers;
  /** One role a column of `customers`. */
  readonly roles: readonly ColumnRole[];
  /** How transactions became customers; null for other shapes. */
  readonly aggregation: Aggregation | null;
  readonly decisions: readonly Decision[];
}

/** Finds the shape of a source and makes one row a customer of it. */
export async function prepareCustomers(
  session: Session,
  source: Source,
  config: Pick<SegmentConfig, 'shape' | 'id' | 'roles'>,
): Promise<PreparedCustomers> {
  const sourceRoles = assignRoles(source.columns, config);
  const { shape, decision } = decideShape(source, sourceRoles, config.shape);
  if (shape === 'transactions') {
    const plan = planAggregation(source.columns, sourceRoles);
    const customers = await customersFromTransactions(session, source, plan);
    refuseSingle(customers);
    const known = new Map([...sourceRoles, ...customers.roles].map((role) => [role.name, role]));
    const roles = customers.columns.flatMap(({ name }) => known.get(name) ?? []);
    return {
      shape,
      customers,
      roles,
      aggregation: customers.aggregation,
      decisions: [decision, ...customers.decisions],
    };
  }
  const id = sourceRoles.find(({ role }) => role === 'id')?.name ?? null;
  const customers = await customersFromTable(session, source, { id });
  refuseSingle(customers);
  return {
    shape,
    customers,
    roles: sourceRoles,
    aggregation: null,
    decisions: [decision, ...customers.decisions],
  };
}

function refuseSingle({ columns }: Customers): void {
  const nCustomers = columns[0].count + columns[0].missing;
  if (nCustomers > 1) return;
  throw new ClienteleError(
    'data',
    'The source holds one customer; segments need at least two, and say something from a few hundred on.',
  );
}

function decideShape(
  source: Source,
  roles: readonly ColumnRole[],
  asked: SegmentConfig['shape'],
): { shape: Shape; decision: Decision } {
  const found =
    asked === 'auto'
      ? detectShape(source.columns, roles)
      : { shape: asked, reason: 'The shape was given.' };
  const text = `The rows are read as ${shapeWords[found.shape]}. ${found.reason}`;
  return { shape: found.shape, decision: { stage: 'shape', column: null, text, count: null } };
}

const shapeWords: Readonly<Record<Shape, string>> = {
  transactions: 'transactions, one a row',
  'card-usage': 'card holders, one a row',
  campaign: 'contacted customers, one a row',
  customers: 'customers, one a row',
  table: 'a plain table, one customer a row',
};
