import type { ModelFile } from '../../contract/index.ts';

/** Values of a column that stand for "missing" beside NULL. */
export interface MissingValues {
  readonly texts: readonly string[];
  /** Those of the texts that are numbers, as the column's numbers are written. */
  readonly numbers: readonly number[];
}

/** The markers of a model on one of its columns, each once. */
export function missingValues(
  { columns, markers }: Pick<ModelFile, 'columns' | 'markers'>,
  column: string,
): MissingValues {
  const reading = columns.find(({ name }) => name === column)?.reading;
  const isComma = reading?.kind === 'number' && reading.decimalMark === 'comma';
  const texts = new Set(
    markers.flatMap(({ column: marked, value }) => (marked === column ? value.trim() : [])),
  );
  texts.delete('');
  const numbers = Array.from(texts, (text) =>
    Number(isComma ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '')),
  );
  return { texts: [...texts], numbers: [...new Set(numbers.filter(Number.isFinite))] };
}
