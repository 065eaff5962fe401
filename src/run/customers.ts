import {
  ClienteleError,
  type Aggregation,
  type ColumnRole,
  type Decision,
  type MadeRatio,
  type SegmentConfig,
  type Shape,
} from '../contract/index.ts';
import {
  customersFromTable,
  customersFromTransactions,
  customersWithRatios,
  type AggregationOptions,
  type Customers,
  type Session,
  type Source,
} from '../data/index.ts';
import {
  assignRoles,
  detectShape,
  planAggregation,
  planFurther,
  planRatios,
} from '../features/index.ts';

/** Customers, one row each, with what is known about their columns. */
export interface PreparedCustomers {
  readonly shape: Shape;
  readonly customers: Customers;
  /** One role a column of `customers`. */
  readonly roles: readonly ColumnRole[];
  /** How transactions became customers; null for other shapes. */
  readonly aggregation: Aggregation | null;
  /** Columns of `customers` that are made of others. */
  readonly ratios: readonly MadeRatio[];
  readonly decisions: readonly Decision[];
}

type CustomerOptions = Pick<
  SegmentConfig,
  'shape' | 'id' | 'roles' | 'windows' | 'shares' | 'seasonality' | 'ratios'
>;

/**
 * Finds the shape of a source, makes one row a customer of it, and the ratios that were asked for.
 *
 * @param how see {@link AggregationOptions}
 */
export async function prepareCustomers(
  session: Session,
  source: Source,
  config: CustomerOptions,
  how: AggregationOptions = {},
): Promise<PreparedCustomers> {
  const made = await makeCustomers(session, source, config, how);
  refuseSingle(made.customers);
  if (config.ratios.length === 0) return { ...made, ratios: [] };
  const { customers } = made;
  const planned = planRatios(config.ratios, customers.columns, made.roles);
  const decisions = [...made.decisions, ...planned.decisions];
  const { ratios } = planned;
  if (ratios.length === 0) return { ...made, ratios, decisions };
  return {
    ...made,
    ratios,
    decisions,
    customers: await customersWithRatios(session, customers, ratios),
    roles: [...made.roles, ...planned.roles],
  };
}

async function makeCustomers(
  session: Session,
  source: Source,
  config: CustomerOptions,
  how: AggregationOptions,
): Promise<Omit<PreparedCustomers, 'ratios'>> {
  const sourceRoles = assignRoles(source.columns, config);
  const { shape, decision } = decideShape(source, sourceRoles, config.shape);
  if (shape === 'transactions')
    return fromTransactions(session, source, sourceRoles, config, decision, how);
  refuseFurther(config, shape);
  const id = sourceRoles.find(({ role }) => role === 'id')?.name ?? null;
  const customers = await customersFromTable(session, source, { id });
  return {
    shape,
    customers,
    roles: sourceRoles,
    aggregation: null,
    decisions: [decision, ...customers.decisions],
  };
}

async function fromTransactions(
  session: Session,
  source: Source,
  sourceRoles: readonly ColumnRole[],
  config: CustomerOptions,
  decision: Decision,
  how: AggregationOptions,
): Promise<Omit<PreparedCustomers, 'ratios'>> {
  const further = planFurther(source.columns, config);
  const plan = {
    ...planAggregation(source.columns, sourceRoles),
    ...(further === undefined ? {} : { further }),
  };
  const customers = await customersFromTransactions(session, source, plan, how);
  const known = new Map([...sourceRoles, ...customers.roles].map((role) => [role.name, role]));
  return {
    shape: 'transactions',
    customers,
    roles: customers.columns.flatMap(({ name }) => known.get(name) ?? []),
    aggregation: customers.aggregation,
    decisions: [decision, ...customers.decisions],
  };
}

function refuseFurther({ windows, shares, seasonality }: CustomerOptions, shape: Shape): void {
  const asked = [
    ...(windows.length > 0 ? ['windows'] : []),
    ...(shares.length > 0 ? ['shares'] : []),
    ...(seasonality === 'none' ? [] : ['seasonality']),
  ];
  if (asked.length === 0) return;
  throw new ClienteleError(
    'usage',
    `${asked.join(' and ')} can only be made of transactions, and the rows are read as ${shapeWords[shape]}; leave the option out, or say --shape transactions.`,
  );
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
