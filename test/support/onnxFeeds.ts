import type { ModelFile } from '../../src/contract/index.ts';
import type { Column, Table } from '../../src/core/index.ts';

/** A column of a table as an ONNX input takes it: NaN, or an empty text, where a value is missing. */
export interface Feed {
  readonly type: 'double' | 'string';
  readonly values: readonly (number | string)[];
}

/** The inputs of an exported model by name. */
export function feedsOf(model: ModelFile, table: Table, part?: 'forest'): Record<string, Feed> {
  const names =
    part === 'forest'
      ? (model.classifier?.features ?? [])
      : model.recipe.features.map(({ column }) => column);
  return Object.fromEntries(
    table.columns
      .filter(({ name }) => names.includes(name))
      .map((column) => [column.name, feedOf(column)]),
  );
}

function feedOf(column: Column): Feed {
  if (column.kind === 'number') return { type: 'double', values: [...column.values] };
  return { type: 'string', values: Array.from(column.codes, (code) => column.levels[code] ?? '') };
}
