import type { AlgorithmInput, ColumnRole, ColumnSummary, Role } from '../../contract/index.ts';
import { natureOf } from '../nature.ts';

/** A column with the role it was found to play. */
export interface KnownColumn {
  readonly column: ColumnSummary;
  readonly role: ColumnRole;
}

const mostMissing = 0.5;
const nearlyAlways = 0.95;

const reasonsOfRoles: Partial<Record<Role, string>> = {
  id: 'it identifies the customer',
  key: 'it is an identifier',
  date: 'it is a date',
  time: 'it is a time of day',
  'birth-date': 'it is a date of birth',
  text: 'it is free text',
  age: 'it is personal: it describes segments but does not form them unasked',
  protected: 'it is personal: it describes segments but does not form them unasked',
  outcome: 'it is an outcome: its rate is reported for each segment',
  leak: 'it leaks: it is known only after the outcome',
  context: 'it describes the contact or the economy, not the customer',
  category: 'it is a category: it describes segments unless it is named in --features',
};

/** Why a column is not clustered on unasked, as the end of a sentence; null when nothing speaks against it. */
export function reasonToLeaveOut(
  { column, role }: KnownColumn,
  takes: AlgorithmInput,
): string | null {
  if (column.count === 0) return 'it has no values';
  if (takes === 'categories' && column.type === 'number') {
    return 'it is a number, and latent classes take categories alone';
  }
  if (takes !== 'numbers' && role.role === 'category') return reasonAgainstCategory(column);
  const ofRole = reasonsOfRoles[role.role];
  if (ofRole !== undefined) return ofRole;
  if (column.distinct <= 1) return 'it has the same value in every row';
  const nature = natureOf(column);
  if (nature !== 'number' && nature !== 'flag') return reasonsOfRoles.category ?? null;
  return reasonOfFill(column);
}

/** Beyond this, levels are too many to tell groups. */
const mostLevels = 50;

function reasonAgainstCategory(column: ColumnSummary): string | null {
  if (column.distinct <= 1) return 'it has the same value in every row';
  const nature = natureOf(column);
  if (nature !== 'category' && nature !== 'flag') return reasonsOfRoles.text ?? null;
  if (column.distinct > mostLevels) return `it has ${column.distinct} different values`;
  return reasonOfFill(column);
}

function reasonOfFill(column: ColumnSummary): string | null {
  const missing = column.missing / (column.missing + column.count);
  if (missing > mostMissing) return `${percent(missing)} of its values are missing`;
  const top = Math.max(0, ...column.topValues.map(({ count }) => count));
  const share = top / column.count;
  return share >= nearlyAlways ? `${percent(share)} of its values are the same` : null;
}

function percent(share: number): string {
  const rounded = Math.min(99.9, Number((100 * share).toPrecision(3)));
  return `${rounded}%`;
}
