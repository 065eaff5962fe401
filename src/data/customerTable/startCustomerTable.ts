import { rm } from 'node:fs/promises';
import { name, target, text } from '../quoting.ts';
import type { NewColumn, Session } from '../session.ts';
import type { ScoredRows } from '../writeScores.ts';
import { allMapSlots, fixed, slotOf, type Layout } from './layout.ts';

/** The customers that a table is made of, in the order of their scores. */
export interface TableOrigin {
  readonly relation: string;
  /** The column of identifiers; null numbers the customers from 1. */
  readonly idColumn: string | null;
}

/** Scores and places on the customer map, NaN without one. */
export interface PlacedRows extends ScoredRows {
  readonly mapX: Float64Array;
  readonly mapY: Float64Array;
  /** On the other maps, in their order. */
  readonly otherPlaces: readonly { readonly x: Float64Array; readonly y: Float64Array }[];
}

/** A customer table that is being made. */
export interface CustomerTableSheet {
  readonly add: (rows: PlacedRows) => Promise<void>;
  /**
   * Writes the table as a DuckDB file.
   *
   * @param file where to; replaced if it is there
   * @throws ClienteleError `resource` when the disk is full
   */
  readonly write: (file: string) => Promise<void>;
}

/** Starts a customer table: typed values beside the scores, laid out so that single columns are read fast. */
export async function startCustomerTable(
  session: Session,
  { relation, idColumn }: TableOrigin,
  layout: Layout,
): Promise<CustomerTableSheet> {
  const scores = session.freshName('customer_scores');
  const places = [...allMapSlots(layout).values()];
  await session.run(
    `CREATE TABLE ${name(scores)} (place INTEGER, probability DOUBLE, distance DOUBLE, next INTEGER${places.map((slot) => `, ${slot} DOUBLE`).join('')}, reasons VARCHAR, notes VARCHAR)`,
  );
  const placeOf = new Map(layout.segments.map(({ cluster }, place) => [cluster, place]));
  const placesOf = (clusters: Int32Array): Int32Array =>
    clusters.map((cluster) => placeOf.get(cluster) ?? -1);
  const id = idColumn === null ? 'row_number() OVER ()' : `original.${name(idColumn)}`;
  const values = layout.columns.map(
    (column, place) => `${valueOf(column)} AS ${name(slotOf(place))}`,
  );
  const selection = `SELECT CAST(${id} AS VARCHAR) AS ${fixed.id}, nullif(scored.place, -1) AS ${fixed.place},
    scored.probability AS ${fixed.probability}, scored.distance AS ${fixed.distance},
    nullif(scored.next, -1) AS ${fixed.next}, scored.reasons AS ${fixed.reasons}, scored.notes AS ${fixed.notes}
    ${places.map((slot) => `, scored.${slot}`).join('')}
    ${values.map((value) => `, ${value}`).join('')}
    FROM ${name(relation)} AS original POSITIONAL JOIN ${name(scores)} AS scored`;
  return {
    async add(rows) {
      const { clusters, probabilities, distances, nextClusters, reasons, notes } = rows;
      const all = [{ x: rows.mapX, y: rows.mapY }, ...rows.otherPlaces].slice(0, layout.nMaps);
      const columns: NewColumn[] = [placesOf(clusters), probabilities, distances];
      columns.push(placesOf(nextClusters), ...all.flatMap(({ x, y }) => [x, y]), reasons, notes);
      await session.append(scores, columns);
    },
    async write(file) {
      await rm(file, { force: true });
      await session.run(`ATTACH ${target(file)} AS written`);
      try {
        await session.run(`CREATE TABLE written.customers AS ${selection}`);
        await session.run(
          `CREATE TABLE written.layout AS SELECT ${text(JSON.stringify(layout))} AS layout`,
        );
      } finally {
        await session.run('DETACH written');
      }
    },
  };
}

function valueOf({ name: column, kind }: Layout['columns'][number]): string {
  const value = `original.${name(column)}`;
  if (kind === 'number') return `CAST(${value} AS DOUBLE)`;
  return `CASE WHEN typeof(${value}) = 'BOOLEAN' THEN CASE CAST(${value} AS VARCHAR) WHEN 'true' THEN 'yes' WHEN 'false' THEN 'no' END ELSE CAST(${value} AS VARCHAR) END`;
}
