import type { FeatureStep, ModelFile } from '../../contract/index.ts';
import { usedRatios } from './ratioSql.ts';

/** Columns of the customers that a statement reads: of a ratio those that it is made of. */
export function columnsRead(model: ModelFile): { column: string; type: string }[] {
  const { recipe, columns } = model;
  const typeOf = ({ column, level, codes }: FeatureStep): string => {
    if (level === null && codes === undefined) return 'number';
    return columns.find(({ name }) => name === column)?.type === 'flag'
      ? 'yes/no (boolean)'
      : 'text';
  };
  const types = new Map(recipe.features.map((step) => [step.column, typeOf(step)]));
  for (const { name, of, to } of usedRatios(model)) {
    types.delete(name);
    for (const part of [...of, ...to]) types.set(part, 'number');
  }
  return [...types].map(([column, type]) => ({ column, type }));
}
