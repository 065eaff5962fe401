import { existsSync } from 'node:fs';

/** What a source is called by: a file, several, or a database, and what to take of it. */
export interface SourceReference {
  /** A path, a pattern of paths such as `2026-*.csv` or `{may,june}.csv`, or an address such as `postgres://host/db`. */
  readonly target: string;
  /** Table of a database or sheet of a workbook; null where it is left open. */
  readonly part: string | null;
  /** Statement whose rows are taken instead of a table's. */
  readonly query: string | null;
  /** Another source, joined by a key. */
  readonly join: string | null;
  /** The column that both have; null where it is left open. */
  readonly on: string | null;
}

const keys = ['table', 'sheet', 'query', 'join', 'on'] as const;

/**
 * Reads a reference such as `bank.sqlite?table=accounts`, `book.xlsx?sheet=May`, `postgres://host/db?query=SELECT …` or
 * `customers.csv?join=transactions.csv&on=customer_id`. `query` comes last, as its text may hold anything. A file whose
 * name is all of the text is that file.
 */
export function parseReference(text: string): SourceReference {
  const found: Partial<Record<(typeof keys)[number], string>> = {};
  const at = existsSync(text) ? -1 : text.search(new RegExp(`\\?(.*&)?(${keys.join('|')})=`));
  const kept: string[] = [];
  for (let rest = at === -1 ? '' : text.slice(at + 1); rest !== '';) {
    const key = keys.find((each) => rest.startsWith(`${each}=`));
    const end = key === 'query' || !rest.includes('&') ? rest.length : rest.indexOf('&');
    const part = rest.slice(0, end);
    if (key === undefined) kept.push(part);
    else found[key] = decoded(part.slice(key.length + 1));
    rest = rest.slice(end + 1);
  }
  const target = at === -1 ? text : text.slice(0, at);
  return {
    target: kept.length === 0 ? target : `${target}?${kept.join('&')}`,
    part: found.table ?? found.sheet ?? null,
    query: found.query ?? null,
    join: found.join ?? null,
    on: found.on ?? null,
  };
}

/** Text in which `%20` may stand for a space, as in addresses; a lone percent sign stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The scheme of an address such as `postgres://…`; null for a path. */
export function schemeOf(target: string): string | null {
  return /^([a-z][a-z0-9+.-]+):\/\//i.exec(target)?.[1]?.toLowerCase() ?? null;
}
