import type { ColumnRole, Inspection, NewRun, Role } from '../../../contract/index.ts';

/** What someone decided about the columns, where it differs from what was found. */
export interface ColumnChoices {
  readonly roles: Readonly<Record<string, Role>>;
  /** Columns never to form segments on. */
  readonly leftOut: readonly string[];
}

export const noChoices: ColumnChoices = { roles: {}, leftOut: [] };

type Found = readonly { readonly role: Pick<ColumnRole, 'name' | 'role'> }[];

/** The part a column plays after what was chosen: at most one tells customers apart. */
export function roleOf({ roles }: ColumnChoices, { name, role }: Found[number]['role']): Role {
  if (Object.hasOwn(roles, name)) return roles[name];
  const isTaken = Object.values(roles).includes('id');
  return role === 'id' && isTaken ? 'key' : role;
}

/** The choices after a column was given a role; the role that was found is no choice. */
export function withRole(
  choices: ColumnChoices,
  column: Found[number]['role'],
  role: Role,
): ColumnChoices {
  const others = Object.entries(choices.roles).filter(
    ([name, given]) => name !== column.name && (role !== 'id' || given !== 'id'),
  );
  const own = role === column.role ? [] : [[column.name, role] as const];
  return { ...choices, roles: Object.fromEntries([...others, ...own]) };
}

/** The choices after a column was left out, or taken in again. */
export function withLeftOut(choices: ColumnChoices, name: string, isOut: boolean): ColumnChoices {
  const rest = choices.leftOut.filter((each) => each !== name);
  return { ...choices, leftOut: isOut ? [...rest, name] : rest };
}

/**
 * The choices as options of a run; nothing for columns that the file, read in another way, no longer has.
 *
 * @param asked columns that are left out by name as well
 */
export function optionsOf(
  { roles, leftOut }: ColumnChoices,
  { columns, shape }: Pick<Inspection, 'columns' | 'shape'>,
  asked: readonly string[] = [],
): Pick<NonNullable<NewRun['options']>, 'roles' | 'exclude'> {
  const names = new Set(columns.map(({ role }) => role.name));
  const given = Object.entries(roles).filter(([name]) => names.has(name));
  const out = mayLeaveOut(shape) ? leftOut.filter((name) => names.has(name)) : [];
  const exclude = [...new Set([...asked, ...out])];
  return {
    ...(given.length === 0 ? {} : { roles: Object.fromEntries(given) }),
    ...(exclude.length === 0 ? {} : { exclude }),
  };
}

/** Columns of transactions become figures of customers before any is left out. */
export function mayLeaveOut(shape: Inspection['shape']): boolean {
  return shape !== 'transactions';
}
