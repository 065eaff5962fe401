import type { AlgorithmName, FeatureStep, ModelFile } from '../../contract/index.ts';
import type { SqlDialect } from './dialect.ts';
import { usedRatios } from './ratioSql.ts';
import { missingValues } from './missingValues.ts';

/** By what a customer belongs to a segment. */
const rules: Readonly<Record<AlgorithmName, string>> = {
  kmeans: 'by the nearest centroid',
  'minibatch-kmeans': 'by the nearest centroid',
  'k-prototypes': 'by the nearest centroid',
  ward: 'by the nearest part of a segment',
  hdbscan: 'by the dense place it lies in',
  'gaussian-mixture': 'by the most probable component',
  'latent-class': 'by the most probable class',
};

/** The comment at the head of a statement: what it reads, what it gives, what to beware of. */
export function headerOf(model: ModelFile, dialect: SqlDialect, table: string): string {
  const lines = [
    `Gives each customer one of ${model.segments.length} segments ${rules[model.model.algorithm]}. Written by Clientele for ${dialect.title}.`,
    `Reads ${table}: one row a customer, with the columns`,
    ...columnsOf(model).map(({ column, type }) => `  ${dialect.name(column)}: ${type}`),
    ...(model.shape === 'transactions'
      ? [
          'These are the columns that Clientele makes of the transactions of each customer; the transactions',
          'themselves are not read here.',
        ]
      : []),
    'Texts must be written as in the data the segments were made from; missing values must be NULL, numbers may be NaN.',
    ...markersOf(model),
    ...(model.recipe.features.some(({ impute }) => impute === null)
      ? ['A customer with a missing value gets no segment: NULL in all four columns.']
      : []),
    "Gives the table's columns, then segment_id, segment, cluster and distance (Euclidean, on the prepared scale).",
    ...dialect.remarks,
  ];
  return lines.map((line) => `-- ${onOneLine(line)}\n`).join('');
}

/** Columns of the table that the statement reads: of a ratio those that it is made of. */
function columnsOf(model: ModelFile): { column: string; type: string }[] {
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

/** What counts as missing besides, as it did when the segments were made. */
function markersOf(model: ModelFile): string[] {
  const columns = new Set(model.recipe.features.map(({ column }) => column));
  const told = [...columns].flatMap((column) => {
    const { texts } = missingValues(model, column);
    return texts.length === 0 ? [] : `${column} (${texts.join(', ')})`;
  });
  return told.length === 0 ? [] : [`These count as missing too: ${told.join('; ')}.`];
}

/** A comment ends with its line, whatever a column is called. */
function onOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ');
}
