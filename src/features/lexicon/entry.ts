import type { Role, Shape, Unit } from '../../contract/index.ts';

/** What the values of a column are by nature, whatever they mean. */
export type Nature = 'number' | 'flag' | 'category' | 'text' | 'date' | 'time' | 'empty';

/** What a column's name may mean. Phrases are plain words; they match whole words in any order. */
export interface LexiconEntry {
  /** The finer word that the playbook and the rules of this room know. */
  readonly concept: string;
  readonly role: Role;
  /** For people. */
  readonly label: string;
  readonly unit: Unit;
  /** What the values must be for the name to be believed. */
  readonly holds: readonly Nature[];
  /** Phrases whose words all stand somewhere in the name. */
  readonly names: readonly string[];
  /** Phrases that must be the whole name, apart from words such as "customer" or "total". */
  readonly exactly?: readonly string[];
  /** Bounds of the middle half of the numbers for the name to be believed. */
  readonly within?: readonly [number, number];
  /** The names mean this only in a file of this shape. */
  readonly only?: Shape;
}
