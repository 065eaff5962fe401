import type { MadeRatio, ModelFile } from '../../contract/index.ts';
import type { SqlDialect } from './dialect.ts';
import { expressionSql, type RowNumber } from './expression.ts';

/** A ratio of columns as SQL that an engine runs, in 64-bit floats. */
export function ratioSql({ of, to }: Pick<MadeRatio, 'of' | 'to'>, dialect: SqlDialect): string {
  const sum = (columns: readonly string[]): RowNumber => ({
    kind: 'add',
    parts: columns.map((column) => ({ kind: 'column', name: column })),
  });
  return expressionSql({ kind: 'divide', of: sum(of), by: sum(to) }, dialect, (column) =>
    dialect.asDouble(dialect.name(column)),
  );
}

/** The ratios that segments were formed on. */
export function usedRatios({ ratios = [], recipe }: ModelFile): MadeRatio[] {
  return ratios.filter(({ name }) => recipe.features.some(({ column }) => column === name));
}
