import { ClienteleError } from '../../contract/index.ts';

const mostNamed = 20;

/**
 * Which table or sheet to read: the one asked for, or the only one there is.
 *
 * @param kind `table` or `sheet`, as people say and write it in a reference
 * @throws ClienteleError `data` when there is none, `usage` when it is not there or has to be named
 */
export function choosePart(
  kind: 'table' | 'sheet',
  asked: string | null,
  present: readonly string[],
  baseName: string,
): string {
  const [only] = present;
  if (only === undefined) {
    throw new ClienteleError('data', `${baseName} holds no ${kind}; name another file.`);
  }
  const named = present.slice(0, mostNamed).join(', ') + (present.length > mostNamed ? ', …' : '');
  if (asked === null) {
    if (present.length === 1) return only;
    throw new ClienteleError(
      'usage',
      `${baseName} holds several ${kind}s (${named}); name one, as in "${baseName}?${kind}=${only}".`,
    );
  }
  const found =
    present.find((each) => each === asked) ??
    present.find((each) => each.toLowerCase() === asked.toLowerCase());
  if (found === undefined) {
    throw new ClienteleError('usage', `${baseName} has no ${kind} "${asked}"; it holds ${named}.`);
  }
  return found;
}
