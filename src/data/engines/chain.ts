/** One expression and the place of its column in the stage. */
export interface StageColumn {
  readonly place: number;
  readonly sql: string;
}

/** Columns that are computed together from the table and from earlier stages. */
export interface Stage {
  readonly name: string;
  readonly columns: readonly StageColumn[];
}

export interface Statement {
  /** The table's name, quoted. */
  readonly table: string;
  readonly stages: readonly Stage[];
  /** Columns that the result has beside the table's own; names quoted. */
  readonly outputs: readonly { readonly name: string; readonly sql: string }[];
}

/**
 * How a statement builds on columns that it has computed itself, so that no expression is written, or
 * evaluated, twice. The table's own columns are `t.<name>` in every stage.
 */
export interface Chain {
  /** A column of an earlier stage. */
  readonly reference: (stage: string, place: number) => string;
  readonly statement: (parts: Statement) => string;
}

/** @param prefix that no column of the table begins with */
export type ChainFor = (prefix: string) => Chain;

/**
 * Each stage is a lateral subquery beside the table.
 *
 * @param fence what keeps the engine from merging a stage into the next, at the end of each
 */
export function lateralChain(fence = ''): ChainFor {
  return () => ({
    reference: (stage, place) => `${stage}.v${place}`,
    statement: ({ table, stages, outputs }) =>
      [
        selection(['t.*', ...outputs.map(({ name, sql }) => `${sql} AS ${name}`)]),
        `FROM ${table} AS t`,
        ...stages.map(({ name, columns }) => {
          const selected = columns.map(({ place, sql }) => `${sql} AS v${place}`);
          return `CROSS JOIN LATERAL (${selection(selected)}${fence}) AS ${name}`;
        }),
      ].join('\n'),
  });
}

/**
 * Each stage adds its columns to those of the one before; the last one leaves them out again.
 *
 * @param leavingOut the engine's word for a star without some columns
 */
export function starChain(leavingOut: 'EXCLUDE' | 'EXCEPT'): ChainFor {
  return (prefix) => {
    const own = (stage: string, place: number): string => `${prefix}${stage}_${place}`;
    return {
      reference: (stage, place) => `t.${own(stage, place)}`,
      statement: ({ table, stages, outputs }) => {
        const steps = stages.map(({ name, columns }, i) => {
          const from = i === 0 ? table : `${prefix}${stages[i - 1].name}`;
          const selected = columns.map(({ place, sql }) => `${sql} AS ${own(name, place)}`);
          return `${prefix}${name} AS (${selection(['t.*', ...selected])}\nFROM ${from} AS t)`;
        });
        const added = stages.flatMap(({ name, columns }) =>
          columns.map(({ place }) => own(name, place)),
        );
        return [
          `WITH ${steps.join(',\n')}`,
          selection([
            `t.* ${leavingOut} (${added.join(', ')})`,
            ...outputs.map(({ name, sql }) => `${sql} AS ${name}`),
          ]),
          `FROM ${prefix}${stages.at(-1)?.name} AS t`,
        ].join('\n');
      },
    };
  };
}

function selection(columns: readonly string[]): string {
  return `SELECT\n  ${columns.join(',\n  ')}`;
}
