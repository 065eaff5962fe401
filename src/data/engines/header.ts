import type { AlgorithmName, ModelFile } from '../../contract/index.ts';
import type { SqlDialect } from './dialect.ts';
import { missingValues } from './missingValues.ts';
import { columnsRead } from './columnsRead.ts';
import { eventColumnsRead } from './transactions/customersSql.ts';

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
export function headerOf(
  model: ModelFile,
  dialect: SqlDialect,
  { table, holds }: { readonly table: string; readonly holds: 'customers' | 'transactions' },
): string {
  const lines = [
    `Gives each customer one of ${model.segments.length} segments ${rules[model.model.algorithm]}. Written by Clientele for ${dialect.title}.`,
    ...(holds === 'customers'
      ? readsCustomers(model, table, dialect)
      : readsTransactions(model, table, dialect)),
    'Texts must be written as in the data the segments were made from; missing values must be NULL, numbers may be NaN.',
    ...markersOf(model),
    ...(model.recipe.features.some(({ impute }) => impute === null)
      ? ['A customer with a missing value gets no segment: NULL in all four columns.']
      : []),
    `Gives ${holds === 'customers' ? "the table's columns" : 'the customer and the features'}, then segment_id, segment, cluster and distance (Euclidean, on the prepared scale).`,
    ...dialect.remarks,
  ];
  return lines.map((line) => `-- ${onOneLine(line)}\n`).join('');
}

function readsCustomers(model: ModelFile, table: string, { name }: SqlDialect): string[] {
  return [
    `Reads ${table}: one row a customer, with the columns`,
    ...columnsRead(model).map(({ column, type }) => `  ${name(column)}: ${type}`),
    ...(model.shape === 'transactions'
      ? [
          'These are the columns that Clientele makes of the transactions of each customer; the transactions',
          'themselves are not read here: a statement that reads them is written with --transactions.',
        ]
      : []),
  ];
}

function readsTransactions(model: ModelFile, table: string, { name }: SqlDialect): string[] {
  const startDate = model.aggregation?.startDate ?? null;
  const referenceDate = model.aggregation?.referenceDate ?? null;
  const window =
    startDate === null || referenceDate === null
      ? []
      : [
          `Transactions from ${startDate} to ${referenceDate} count, as when the segments were made; move both dates for later ones.`,
        ];
  return [
    `Reads ${table}: one row a transaction, each once, with the columns`,
    ...eventColumnsRead(model).map(({ column, type }) => `  ${name(column)}: ${type}`),
    ...window,
    'Of transactions at the same moment any may be the latest.',
  ];
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
