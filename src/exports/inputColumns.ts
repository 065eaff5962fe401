import type { FeatureStep, ModelFile } from '../contract/index.ts';

/** A column of the customer table that the recipe reads. */
export interface InputColumn {
  readonly name: string;
  readonly label: string;
  /** `flag` is yes or no. */
  readonly type: 'number' | 'flag' | 'text';
}

/** The columns that the recipe reads, each once, in the recipe's order. */
export function inputColumns({ recipe, columns, inputs }: ModelFile): InputColumn[] {
  const isFlag = (name: string): boolean =>
    columns.some((column) => column.name === name && column.type === 'flag');
  const typeOf = ({ column, level, codes }: FeatureStep): InputColumn['type'] =>
    level === null && codes === undefined ? 'number' : isFlag(column) ? 'flag' : 'text';
  const first = new Map<string, FeatureStep>();
  for (const step of recipe.features) if (!first.has(step.column)) first.set(step.column, step);
  return Array.from(first.values(), (step) => ({
    name: step.column,
    label: inputs.find(({ name }) => name === step.column)?.label ?? step.label,
    type: typeOf(step),
  }));
}
