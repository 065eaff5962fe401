import { describe, expect, it } from 'vitest';
import type { Inspection, Role } from '../../../contract/index.ts';
import { noChoices, optionsOf, roleOf, withLeftOut, withRole } from './choices.ts';

const column = (name: string, role: Role) => ({ name, role });
const client = column('client', 'id');
const account = column('account', 'key');
const visits = column('visits', 'number');

const seen = (shape: Inspection['shape']): Pick<Inspection, 'columns' | 'shape'> => ({
  shape,
  columns: [client, account, visits].map((role) => ({ role })) as Inspection['columns'],
});

describe('roles', () => {
  it('are those found until another is chosen', () => {
    const choices = withRole(noChoices, visits, 'frequency');
    expect(roleOf(noChoices, visits)).toBe('number');
    expect(roleOf(choices, visits)).toBe('frequency');
    expect(withRole(choices, visits, 'number')).toEqual(noChoices);
  });

  it('let one column tell customers apart', () => {
    const byAccount = withRole(noChoices, account, 'id');
    expect([client, account].map((each) => roleOf(byAccount, each))).toEqual(['key', 'id']);
    const byVisits = withRole(byAccount, visits, 'id');
    expect([client, account, visits].map((each) => roleOf(byVisits, each))).toEqual([
      'key',
      'key',
      'id',
    ]);
  });

  it('are kept apart from what every object has', () => {
    expect(roleOf(noChoices, column('constructor', 'text'))).toBe('text');
    const named = withRole(noChoices, column('__proto__', 'text'), 'category');
    expect(roleOf(named, column('__proto__', 'text'))).toBe('category');
  });
});

describe('optionsOf', () => {
  const chosen = withLeftOut(withRole(noChoices, visits, 'frequency'), 'visits', true);

  it('asks for what was chosen, and for nothing else', () => {
    expect(optionsOf(noChoices, seen('customers'))).toEqual({});
    expect(optionsOf(chosen, seen('customers'), ['age'])).toEqual({
      roles: { visits: 'frequency' },
      exclude: ['age', 'visits'],
    });
    expect(optionsOf(withLeftOut(chosen, 'visits', false), seen('customers'))).toEqual({
      roles: { visits: 'frequency' },
    });
  });

  it('drops what the file, read in another way, does not have', () => {
    const other = { ...seen('customers'), columns: [] };
    expect(optionsOf(chosen, other)).toEqual({});
    expect(optionsOf(chosen, seen('transactions'))).toEqual({ roles: { visits: 'frequency' } });
  });
});
