import type { Decision } from '../contract/index.ts';

/** The words of a column name, in lower case: `CustomerDOB` -> customer, dob; `pdays` -> pdays. */
export function wordsOf(columnName: string): string[] {
  return columnName
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/**
 * Names that SQL can tell apart: trimmed, letters and their accents as one sign (NFC), none empty, none equal to
 * another when case is ignored. Changed names are told.
 */
export function uniqueNames(names: readonly string[]): { names: string[]; decisions: Decision[] } {
  const trimmed = names.map((given) => given.replaceAll('\0', '').normalize('NFC').trim());
  const taken = new Set(trimmed.map(keyOf));
  const seen = new Set<string>();
  const decisions: Decision[] = [];
  const unique = trimmed.map((given, index) => {
    if (given !== '' && !seen.has(keyOf(given))) {
      seen.add(keyOf(given));
      return given;
    }
    const renamed = given === '' ? free(`column_${index + 1}`, taken) : free(given, taken, 2);
    taken.add(keyOf(renamed));
    seen.add(keyOf(renamed));
    decisions.push({
      stage: 'read',
      column: renamed,
      text:
        given === ''
          ? `Column ${index + 1} has no name; it is called ${renamed}.`
          : `Column ${index + 1} is named ${given} like another column; it is called ${renamed}.`,
      count: null,
    });
    return renamed;
  });
  return { names: unique, decisions };
}

function free(base: string, taken: ReadonlySet<string>, from?: number): string {
  let number = from ?? 1;
  let candidate = from === undefined ? base : `${base}_${number}`;
  while (taken.has(keyOf(candidate))) {
    number += 1;
    candidate = `${base}_${number}`;
  }
  return candidate;
}

/** DuckDB ignores the case of names; only ASCII letters fold there, so folding more is on the safe side. */
function keyOf(columnName: string): string {
  return columnName.toLowerCase();
}
