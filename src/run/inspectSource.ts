import type { Inspection, SegmentOptions } from '../contract/index.ts';
import { openSession, openSource } from '../data/index.ts';
import { databaseOptions } from './databaseOptions.ts';
import type { RunPorts } from './ports.ts';
import { prepareCustomers } from './customers.ts';
import { resolveConfig } from './recipeFile.ts';

/**
 * Reads a source and tells how it is understood, as a run with the same options would; makes no segments.
 *
 * @throws ClienteleError `usage` for a wrong option, `data` for a source that cannot be used, `resource` when the
 *   machine is out of something
 */
export async function inspectSource(
  options: SegmentOptions,
  ports: Pick<RunPorts, 'memoryLimit'> = {},
): Promise<Inspection> {
  const config = resolveConfig(options);
  await using session = await openSession(databaseOptions(config.threads, [config.source], ports));
  const source = await openSource(session, config.source, config);
  const { shape, customers, roles, decisions } = await prepareCustomers(session, source, config);
  const [first] = customers.columns;
  return {
    schemaVersion: 1,
    shape,
    rowsRead: source.rowsRead,
    rowsRejected: source.rowsRejected,
    rejects: [...source.rejects],
    customers: first.count + first.missing,
    columns: [...customers.columns],
    roles: [...roles],
    decisions: [...source.decisions, ...decisions],
  };
}
