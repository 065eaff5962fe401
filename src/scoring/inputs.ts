import type { ColumnRole, Input, Recipe, Role } from '../contract/index.ts';
import { moments, type Column, type Table } from '../core/index.ts';

/** Describing columns of these roles may help to tell a customer's segment; the others may not, or cannot. */
const telling: ReadonlySet<Role> = new Set([
  'value',
  'spend',
  'credit',
  'income',
  'frequency',
  'recency',
  'score',
  'number',
  'flag',
  'category',
]);

/** What a bank sells, lends or rewards. */
const influenced: ReadonlySet<Role> = new Set([
  'value',
  'spend',
  'credit',
  'frequency',
  'recency',
  'score',
]);

/** Facts and records of the past under roles that could otherwise be changed. */
const fixedConcepts: ReadonlySet<string> = new Set([
  'tenure',
  'default',
  'credit-score',
  'health',
  'rfm',
  'rfm-recency',
  'rfm-frequency',
  'rfm-monetary',
  'rfm-score',
  'campaign-contacts',
  'previous-contacts',
  'complaints',
]);

/**
 * The columns that scoring reads: those that segments were formed on, whatever they are, then those that
 * describe what a customer has and does. Holds figures over all customers and no customer.
 *
 * @param table the training customers
 * @param parts columns that others are made of, which are read as well
 */
export function inputsOf(
  table: Table,
  roles: readonly ColumnRole[],
  { features }: Recipe,
  parts: readonly string[] = [],
): Input[] {
  const clustered = new Set(features.map(({ column }) => column));
  const about = new Map(roles.map((role) => [role.name, role]));
  return table.columns.flatMap((column): Input[] => {
    const role = about.get(column.name);
    if (role === undefined) return [];
    const isClustered = clustered.has(column.name);
    if (!isClustered && !parts.includes(column.name) && !telling.has(role.role)) return [];
    if (!isClustered && role.concept?.startsWith('rfm') === true) return [];
    return [{ ...figuresOf(column), ...wordsOf(role), clustered: isClustered }];
  });
}

function wordsOf({
  name,
  label,
  role,
  unit,
  concept,
}: ColumnRole): Pick<Input, 'name' | 'label' | 'role' | 'unit' | 'influenceable'> {
  const influenceable = influenced.has(role) && (concept === null || !fixedConcepts.has(concept));
  return { name, label, role, unit, influenceable };
}

function figuresOf(column: Column): Pick<Input, 'kind' | 'range' | 'mean' | 'levels'> {
  if (column.kind === 'category') {
    return { kind: 'category', range: null, mean: null, levels: levelsOf(column) };
  }
  const { count, mean } = moments(column.values);
  if (count === 0) return { kind: 'number', range: null, mean: null, levels: [] };
  let least = Infinity;
  let most = -Infinity;
  for (const value of column.values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return {
    kind: 'number',
    range: { lower: outwards(least, -1), upper: outwards(most, 1) },
    mean,
    levels: [],
  };
}

function levelsOf({ codes, levels }: Extract<Column, { kind: 'category' }>): Input['levels'] {
  const counts = new Float64Array(levels.length);
  let known = 0;
  for (const code of codes) {
    if (code < 0) continue;
    counts[code]++;
    known++;
  }
  return levels.map((level, i) => ({ level, share: known === 0 ? 0 : counts[i] / known }));
}

/** Below it a step of the second digit cannot be told from 0. */
const smallest = 1e-300;

/** To two digits, up (1) or down (-1): a bound is no single customer's value. */
function outwards(value: number, direction: 1 | -1): number {
  if (Math.abs(value) < smallest) return value * direction > 0 ? direction * smallest : 0;
  const near = Number(value.toPrecision(2));
  if (direction * near >= direction * value) return near;
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
  return Number((near + direction * step).toPrecision(2));
}
