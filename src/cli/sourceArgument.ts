import { ClienteleError } from '../contract/index.ts';

/**
 * The source that one or several arguments name: a shell turns `may-*.csv` into several files, which are read as one
 * table.
 *
 * @throws ClienteleError `usage` where several arguments cannot be one table
 */
export function sourceOf(given: readonly string[]): string {
  const [only = ''] = given;
  if (given.length === 1) return only;
  const strange = given.find((source) => /[{},?*[\]]|:\/\/|\.ya?ml$/i.test(source));
  if (strange !== undefined) {
    throw new ClienteleError(
      'usage',
      `Several files can be read as one table, but not with ${strange} among them; name it alone.`,
    );
  }
  return `{${given.join(',')}}`;
}
