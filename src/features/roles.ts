import {
  ClienteleError,
  type ColumnRole,
  type ColumnSummary,
  type Role,
  type Shape,
} from '../contract/index.ts';
import { labelFromName } from './label.ts';
import { shapesSpoken } from './match.ts';
import { suggestNames } from './nearNames.ts';
import { recogniseColumn } from './recogniseColumn.ts';
import { unitOfRole } from './units.ts';

export interface RoleOptions {
  /** Column that identifies the customer. */
  readonly id?: string | null;
  /** Roles the caller gives. */
  readonly roles?: Readonly<Record<string, Role>>;
  /** Shape the caller gives: its own words count even where only a few columns use them. */
  readonly shape?: Shape | 'auto';
}

/**
 * The part each column plays, from the words of its name and from what its values are.
 * At most one column identifies the customer; a column known only after an outcome leaks
 * where there is an outcome, and is context where there is none.
 *
 * @returns one role a column, in the order of `columns`
 * @throws ClienteleError `usage` when an option names a column that is not there
 */
export function assignRoles(
  columns: readonly ColumnSummary[],
  { id = null, roles = {}, shape = 'auto' }: RoleOptions = {},
): ColumnRole[] {
  const given = new Map<string, Role>(Object.entries(roles));
  if (id !== null) given.set(id, 'id');
  refuseUnknown([...given.keys()], columns);

  const shapes = new Set(shapesSpoken(columns));
  if (shape !== 'auto') shapes.add(shape);
  const found = columns.map((column) => {
    const recognised = recogniseColumn(column, shapes);
    const role = given.get(column.name);
    return role === undefined ? recognised : asGiven(recognised, role, column);
  });
  return tellApart(settleLeaks(settleId(found)));
}

function refuseUnknown(names: readonly string[], columns: readonly ColumnSummary[]): void {
  const known = columns.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new ClienteleError(
    'usage',
    `There is no column "${unknown}" to give a role to; ${suggestNames(unknown, known)}`,
  );
}

function asGiven(found: ColumnRole, role: Role, column: ColumnSummary): ColumnRole {
  const reason = 'The role was given.';
  if (role === found.role) return { ...found, confidence: 1, reason };
  return { ...found, role, concept: null, unit: unitOfRole(role, column), confidence: 1, reason };
}

const idRank = ['customer-id', 'account-id', 'plain-id'];

/** A column that was given comes first, then the plainest statement that it is a customer. */
function rankOfId({ confidence, concept }: ColumnRole): number {
  return confidence === 1 ? -1 : idRank.indexOf(concept ?? '');
}

function settleId(found: readonly ColumnRole[]): ColumnRole[] {
  const ids = found
    .filter(({ role }) => role === 'id')
    .toSorted((a, b) => rankOfId(a) - rankOfId(b));
  const best = ids[0];
  return found.map((column) =>
    column.role !== 'id' || column === best
      ? column
      : {
          ...column,
          role: 'key',
          reason: `An identifier, but customers are told apart by "${best.name}".`,
        },
  );
}

function settleLeaks(found: readonly ColumnRole[]): ColumnRole[] {
  const outcome = found.find(({ role }) => role === 'outcome');
  return found.map((column) => {
    if (column.role !== 'leak' || column.confidence === 1) return column;
    if (outcome === undefined) {
      return { ...column, role: 'context', reason: 'It describes a call, not the customer.' };
    }
    return { ...column, reason: `It is known only after the outcome "${outcome.name}".` };
  });
}

/** Two columns never share a label: where they would, each is called by its own name. */
function tellApart(found: readonly ColumnRole[]): ColumnRole[] {
  return relabelShared(relabelShared(found, labelFromName), (name) => name);
}

function relabelShared(
  columns: readonly ColumnRole[],
  relabel: (name: string) => string,
): ColumnRole[] {
  const uses = Map.groupBy(columns, ({ label }) => label);
  return columns.map((column) =>
    Object.assign({}, column, {
      label: (uses.get(column.label)?.length ?? 0) > 1 ? relabel(column.name) : column.label,
    }),
  );
}
