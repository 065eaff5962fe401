import type { ColumnRole, ColumnSummary, Shape } from '../contract/index.ts';

export interface ShapeFinding {
  readonly shape: Shape;
  /** One sentence. */
  readonly reason: string;
  /** 0..1 */
  readonly confidence: number;
}

const cardConcepts = new Set([
  'credit-limit',
  'cash-advance',
  'cash-advance-frequency',
  'cash-advance-transactions',
  'purchases',
  'oneoff-purchases',
  'instalments',
  'purchase-frequency',
  'purchase-transactions',
  'minimum-payments',
  'full-payment',
  'revolving-balance',
  'open-to-buy',
  'utilisation',
]);
const campaignConcepts = new Set([
  'call-duration',
  'campaign-contacts',
  'contact-channel',
  'call-day',
  'call-weekday',
  'call-month',
  'previous-contacts',
  'previous-outcome',
]);
const customerRoles = new Set([
  'value',
  'spend',
  'credit',
  'income',
  'frequency',
  'recency',
  'score',
]);
const customerConcepts = new Set(['products', 'tenure']);

/** What one row of the file stands for, from the roles of its columns. */
export function detectShape(
  columns: readonly ColumnSummary[],
  roles: readonly ColumnRole[],
): ShapeFinding {
  return (
    asTransactions(columns, roles) ??
    asCardUsage(roles) ??
    asCampaign(roles) ??
    asCustomers(roles) ?? {
      shape: 'table',
      reason: 'The columns are not those of a known kind of file; each row counts as one customer.',
      confidence: 0.5,
    }
  );
}

/** Customers must come back at least this often for rows to be transactions without a key of their own. */
const mostDistinctShare = 0.9;

function asTransactions(
  columns: readonly ColumnSummary[],
  roles: readonly ColumnRole[],
): ShapeFinding | null {
  const id = roles.find(({ role }) => role === 'id');
  const date = roles.find(({ role }) => role === 'date');
  const amount = roles.find(({ role, unit }) => role === 'spend' && unit === 'money');
  const ofId = columns.find(({ name }) => name === id?.name);
  if (id === undefined || date === undefined || amount === undefined || ofId === undefined) {
    return null;
  }
  const key = roles.find(({ concept, role }) => role === 'key' && concept === 'transaction-key');
  const repeats = ofId.distinct <= mostDistinctShare * ofId.count;
  if (key === undefined && !repeats) return null;
  const evidence = repeats
    ? `customers in "${id.name}" come back`
    : `"${key?.name}" numbers the transactions`;
  return {
    shape: 'transactions',
    reason: `Each row has a customer, a date ("${date.name}") and an amount ("${amount.name}"), and ${evidence}.`,
    confidence: 0.95,
  };
}

function asCardUsage(roles: readonly ColumnRole[]): ShapeFinding | null {
  const found = withConcept(roles, cardConcepts);
  const telling = found.some(
    ({ concept }) => concept === 'credit-limit' || concept === 'cash-advance',
  );
  if (!telling || found.length < 3) return null;
  return {
    shape: 'card-usage',
    reason: `${listed(found)} describe how a card is used.`,
    confidence: confidenceOf(found.length, 3),
  };
}

function asCampaign(roles: readonly ColumnRole[]): ShapeFinding | null {
  const found = withConcept(roles, campaignConcepts);
  const outcome = roles.find(({ role }) => role === 'outcome');
  if (outcome === undefined || found.length < 2) return null;
  return {
    shape: 'campaign',
    reason: `"${outcome.name}" is what came of a campaign, and ${listed(found)} describe its contacts.`,
    confidence: confidenceOf(found.length, 2),
  };
}

function asCustomers(roles: readonly ColumnRole[]): ShapeFinding | null {
  const found = roles.filter(
    ({ role, concept }) =>
      concept !== null && (customerRoles.has(role) || customerConcepts.has(concept)),
  );
  if (found.length < 2) return null;
  return {
    shape: 'customers',
    reason: `${listed(found)} describe one customer a row.`,
    confidence: confidenceOf(found.length, 2),
  };
}

function withConcept(roles: readonly ColumnRole[], wanted: ReadonlySet<string>): ColumnRole[] {
  return roles.filter(({ concept }) => concept !== null && wanted.has(concept));
}

function confidenceOf(found: number, needed: number): number {
  return Math.min(0.95, 0.6 + 0.1 * (found - needed));
}

function listed(columns: readonly ColumnRole[]): string {
  const names = columns.slice(0, 4).map(({ name }) => `"${name}"`);
  const last = columns.length > 4 ? `${columns.length - 4} more` : names.pop();
  return names.length === 0 ? `${last}` : `${names.join(', ')} and ${last}`;
}
