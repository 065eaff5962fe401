import type { Customers } from './customers/customers.ts';
import { uniqueNames } from './names.ts';
import { name, target, text } from './quoting.ts';
import type { KnownSource } from './openKnownSource.ts';
import type { NewColumn, Session } from './session.ts';

/** Scores of some customers; all columns have the same length. */
export interface ScoredRows {
  /** -1 without a segment. */
  readonly clusters: Int32Array;
  /** NaN without one; so are `distances`. */
  readonly probabilities: Float64Array;
  readonly distances: Float64Array;
  /** -1 without one. */
  readonly nextClusters: Int32Array;
  readonly reasons: readonly string[];
  readonly notes: readonly string[];
}

/** The segments that clusters stand for. */
export type NamedSegments = readonly {
  readonly id: string;
  readonly name: string;
  readonly cluster: number;
}[];

/** Scores that are gathered batch by batch, then written beside the rows they belong to. */
export interface ScoreSheet {
  add(rows: ScoredRows): Promise<void>;
  /**
   * Writes one row a customer: the columns of the source as they are, then the scores.
   *
   * @param file where to; replaced if it is there
   * @throws ClienteleError `resource` when the disk is full
   */
  write(file: string, format: 'csv' | 'parquet'): Promise<void>;
}

/** Where the rows come from that scores are written beside. */
export type ScoredOriginal = KnownSource['original'];

/** Customers that were made: their own columns, in the order of their rows. */
export function originalOf(relation: string, columns: Customers['columns']): ScoredOriginal {
  return {
    from: name(relation),
    columns: columns.map((column) => ({ slot: column.name, name: column.name })),
  };
}

/** Starts a sheet for the rows of `original`, which are scored in their order. */
export async function startScoreSheet(
  session: Session,
  original: ScoredOriginal,
  segments: NamedSegments,
): Promise<ScoreSheet> {
  const table = session.freshName('scores');
  await session.run(
    `CREATE TABLE ${name(table)} (cluster INTEGER, probability DOUBLE, distance DOUBLE, next INTEGER, reasons VARCHAR, notes VARCHAR)`,
  );
  return {
    async add({ clusters, probabilities, distances, nextClusters, reasons, notes }) {
      const columns: NewColumn[] = [clusters, probabilities, distances, nextClusters];
      await session.append(table, [...columns, reasons, notes]);
    },
    async write(file, format) {
      const options = format === 'csv' ? 'FORMAT csv, HEADER true' : 'FORMAT parquet';
      await session.run(
        `COPY (${selectionOf(original, segments, table)}) TO ${target(file)} (${options})`,
      );
      await session.run(`DROP TABLE ${name(table)}`);
    },
  };
}

function selectionOf(original: ScoredOriginal, segments: NamedSegments, table: string): string {
  const values = {
    segment_id: bySegment('cluster', segments, ({ id }) => id),
    segment: bySegment('cluster', segments, ({ name }) => name),
    cluster: 'nullif(scored.cluster, -1)',
    probability: 'scored.probability',
    distance: 'scored.distance',
    next_segment: bySegment('next', segments, ({ name }) => name),
    reasons: "nullif(scored.reasons, '')",
    notes: "nullif(scored.notes, '')",
  };
  const added = Object.entries(values);
  const { names } = uniqueNames([
    ...original.columns.map((column) => column.name),
    ...added.map(([column]) => column),
  ]);
  const columns = [
    ...original.columns.map(({ slot }, i) => `original.${name(slot)} AS ${name(names[i] ?? slot)}`),
    ...added.map(
      ([column, value], i) => `${value} AS ${name(names[original.columns.length + i] ?? column)}`,
    ),
  ];
  return `SELECT ${columns.join(', ')} FROM ${original.from} AS original POSITIONAL JOIN ${name(table)} AS scored`;
}

function bySegment(
  column: string,
  segments: NamedSegments,
  word: (segment: NamedSegments[number]) => string,
): string {
  const cases = segments.map((segment) => `WHEN ${segment.cluster} THEN ${text(word(segment))}`);
  return `CASE scored.${column} ${cases.join(' ')} END`;
}
