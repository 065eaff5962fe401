import {
  version,
  type ColumnRole,
  type ColumnSummary,
  type Inspection,
  type SegmentConfig,
} from '../contract/index.ts';
import {
  associationsOf,
  countDuplicates,
  newestDay,
  openSession,
  surveyColumns,
  type Session,
  type Source,
} from '../data/index.ts';
import {
  assignRoles,
  currencyOf,
  detectShape,
  judgeQuality,
  possibleValues,
} from '../features/index.ts';
import { databaseOptions } from './databaseOptions.ts';
import { openSettled } from './openSettled.ts';
import type { RunPorts } from './ports.ts';

/** What an inspection can be told; as the options of a run with these names. */
export type InspectOptions = Pick<
  SegmentConfig,
  'source' | 'shape' | 'id' | 'roles' | 'markers' | 'dates' | 'threads' | 'memory' | 'currency'
>;

/**
 * Looks at a source and says what is in it: columns and the part each plays, what is missing, wrong or repeated,
 * how values are spread and go together, and what to mend first. Writes nothing.
 *
 * @throws ClienteleError `usage` for a wrong option, `data` for a source that cannot be read, `resource` when the
 *   machine is out of something; an AbortError when `ports.signal` aborts
 */
export async function inspectSource(
  options: InspectOptions,
  ports: Pick<RunPorts, 'onProgress' | 'signal' | 'memoryLimit' | 'askDayOrder'> = {},
): Promise<Inspection> {
  const at = (stage: string, done: number): void => {
    ports.signal?.throwIfAborted();
    ports.onProgress?.({ stage, done, total: 100 });
  };
  at('Reading the source', 0);
  await using session = await openSession(await databaseOptions(options, [], ports));
  const { source } = await openSettled(session, options, ports);
  // Awaited here: on return the session closes.
  return await inspectOpened(session, source, options, at);
}

/**
 * {@link inspectSource} for a source that is open already.
 *
 * @param at is told each stage, and how far the work is in hundredths
 */
export async function inspectOpened(
  session: Session,
  source: Source,
  options: Pick<InspectOptions, 'shape' | 'id' | 'roles' | 'currency'>,
  at: (stage: string, done: number) => void,
): Promise<Inspection> {
  const { relation, columns } = source;
  const roles = assignRoles(columns, options);
  const shape =
    options.shape === 'auto'
      ? detectShape(columns, roles)
      : { shape: options.shape, reason: 'The shape was given.' };
  const roleOf = (column: ColumnSummary): ColumnRole => {
    const role = roles.find(({ name }) => name === column.name);
    if (role === undefined) throw new RangeError(`${column.name} has no role`);
    return role;
  };
  at('Looking at columns', 50);
  const dates = columns.filter(
    (column) => column.type === 'date' && roleOf(column).role !== 'birth-date',
  );
  const newest = await newestDay(
    session,
    relation,
    dates.map(({ name }) => name),
  );
  const possible = columns.map((column) => possibleValues(roleOf(column), column, newest));
  const surveys = await surveyColumns(session, relation, columns, possible);
  const identifying = new Set(
    roles.filter(({ role }) => role === 'id' || role === 'key').map(({ name }) => name),
  );
  at('Comparing columns', 80);
  const correlations = await associationsOf(session, relation, columns, identifying);
  const found = {
    schemaVersion: 1 as const,
    versions: { clientele: version, node: process.versions.node },
    sources: [...source.names],
    format: source.format,
    fingerprint: source.fingerprint,
    shape: shape.shape,
    shapeReason: shape.reason,
    currency: options.currency ?? currencyOf(columns.map(({ name }) => name)),
    customers: customersIn(source, roles),
    rowsRead: source.rowsRead,
    rowsRejected: source.rowsRejected,
    rejects: [...source.rejects],
    duplicateRows: await countDuplicates(
      session,
      relation,
      columns.map(({ name }) => name),
    ),
    columns: columns.map((summary, i) => {
      const { outside, ...survey } = surveys[i];
      const reason = possible[i]?.reason;
      return {
        summary,
        role: roleOf(summary),
        ...survey,
        impossible: reason === undefined ? null : { count: outside, reason },
      };
    }),
    markers: [...source.markers],
    decisions: [...source.decisions],
    warnings: [...source.doubts],
    correlations,
  };
  return { ...found, quality: judgeQuality(found) };
}

function customersIn({ columns, rowsRead }: Source, roles: readonly ColumnRole[]): number {
  const id = roles.find(({ role }) => role === 'id')?.name;
  return columns.find(({ name }) => name === id)?.distinct ?? rowsRead;
}
