import type { Role } from '../../contract/index.ts';
import { natureOf } from '../nature.ts';
import type { KnownColumn } from './reasonToLeaveOut.ts';

const silentRoles = new Set<Role>(['id', 'key', 'date', 'time', 'birth-date', 'text', 'leak']);

/** Attributes that point at one person: never shown, not even as a level of a category. */
const pointingAtPersons = new Set(['person-name', 'contact-details', 'birth-year']);

/** Text of which more than this share differs would show single customers. */
const mostDistinctShare = 0.5;

/** True when a column may describe segments without having formed them. */
export function canDescribe({ column, role }: KnownColumn): boolean {
  if (silentRoles.has(role.role) || column.count === 0 || column.distinct <= 1) return false;
  if (role.concept !== null && pointingAtPersons.has(role.concept)) return false;
  const nature = natureOf(column);
  if (nature === 'date' || nature === 'time') return false;
  return nature !== 'text' || column.distinct <= mostDistinctShare * column.count;
}
