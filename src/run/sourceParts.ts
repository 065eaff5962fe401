import type { DatasetParts } from '../contract/index.ts';
import { listParts, openSession, parseReference } from '../data/index.ts';
import { databaseOptions } from './databaseOptions.ts';
import type { RunPorts } from './ports.ts';

/**
 * The tables or sheets of a file, to choose one from.
 *
 * @param path one file
 * @throws ClienteleError `data` when it cannot be read
 */
export async function partsOfSource(
  path: string,
  ports: Pick<RunPorts, 'memoryLimit'> = {},
): Promise<DatasetParts> {
  await using session = await openSession(
    await databaseOptions({ source: path, threads: 1 }, [], ports),
  );
  const parts = await listParts(session, path);
  return parts === null ? { kind: null, names: [] } : { kind: parts.kind, names: [...parts.names] };
}

/** How a table or sheet of a file is called as a source. */
export function sourceOfPart(path: string, part: string | null): string {
  return part === null ? path : `${path}?table=${encodeURIComponent(part)}`;
}

/** The file, pattern or address that a source names, without what is taken of it. */
export function targetOfSource(source: string): string {
  return parseReference(source).target;
}
