import { ClienteleError, type AlgorithmInput, type Role } from '../../contract/index.ts';
import { natureOf, natureWords } from '../nature.ts';
import { suggestNames } from '../nearNames.ts';
import type { KnownColumn } from './reasonToLeaveOut.ts';

/**
 * The columns named in `--features`, each checked to be one that can be clustered on.
 *
 * @throws ClienteleError `usage` for a name that is not there or a column of dates or text;
 * `data` for a column without values
 */
export function askedColumns(
  names: readonly string[],
  known: readonly KnownColumn[],
  takes: AlgorithmInput = 'numbers',
): KnownColumn[] {
  const all = known.map(({ column }) => column.name);
  return [...new Set(names)].map((name) => {
    const found = known.find(({ column }) => column.name === name);
    if (found === undefined) {
      throw new ClienteleError(
        'usage',
        `There is no column "${name}" to cluster on; ${suggestNames(name, all)}`,
      );
    }
    refuseUnusable(found);
    if (takes === 'categories' && found.column.type === 'number') {
      throw new ClienteleError(
        'usage',
        `Column "${name}" holds numbers, and latent classes take categories alone; leave it out of --features, or take another --algorithm.`,
      );
    }
    return found;
  });
}

function refuseUnusable({ column }: KnownColumn): void {
  const nature = natureOf(column);
  if (nature === 'empty') {
    throw new ClienteleError(
      'data',
      `Column "${column.name}" has no values; leave it out of --features.`,
    );
  }
  if (nature === 'number' || nature === 'flag' || nature === 'category') return;
  const what =
    nature === 'text' ? `text with ${column.distinct} different values` : natureWords[nature];
  throw new ClienteleError(
    'usage',
    `Column "${column.name}" holds ${what} and cannot be clustered on; leave it out of --features.`,
  );
}

const warningsOfRoles: Partial<Record<Role, string>> = {
  age: 'a personal attribute: check that this is allowed before acting on them',
  protected: 'a personal attribute: check that this is allowed before acting on them',
  outcome: 'an outcome: its rate in each segment then shows nothing new',
  leak: 'which is known only after the outcome: new customers cannot be scored before it is',
  id: 'an identifier: its distances have no meaning',
  key: 'an identifier: its distances have no meaning',
};

/** What the caller should know about a column asked for that would not be used unasked. */
export function warningAbout({ role: { name, role } }: KnownColumn): string | null {
  const warning = warningsOfRoles[role];
  return warning === undefined ? null : `Segments are formed on "${name}", ${warning}.`;
}
