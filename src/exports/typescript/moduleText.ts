import type { ModelFile } from '../../contract/index.ts';
import { missingValues } from '../../data/index.ts';
import { inputColumns, type InputColumn } from '../inputColumns.ts';
import { featureText, literal } from './featureText.ts';
import { functionTexts } from './functions.ts';
import { placingTexts } from './placing.ts';

/**
 * A module that exports `assignSegment(customer)`: the recipe and the nearest centroid, or the cells of a tree, with the numbers in
 * it and core's arithmetic, so that labels and distances are the same to the bit. It passes a strict
 * compiler and runs as it stands where types are stripped.
 */
export function moduleText(model: ModelFile): string {
  const columns = inputColumns(model);
  const flags = new Set(columns.filter(({ type }) => type === 'flag').map(({ name }) => name));
  const features = model.recipe.features.map((step) =>
    featureText(step, flags.has(step.column), missingValues(model, step.column)),
  );
  const mayMiss = model.recipe.features.some(({ impute }) => impute === null);
  const calls = new Set(features.flatMap((feature) => feature.calls));
  return `${[
    header(model),
    customerText(columns),
    assignmentText,
    segmentsText(model),
    ...placingTexts(model.model, mayMiss),
    `function featuresOf(customer: Customer): readonly number[] {
  return [
${features.map(({ text }) => `    ${text},`).join('\n')}
  ];
}`,
    ...functionTexts(calls),
  ].join('\n\n')}\n`;
}

function header({ shape, segments, model }: ModelFile): string {
  const how = model.algorithm === 'ward' ? 'the cell of a tree' : 'the nearest centroid';
  const lines = [
    `Gives a customer one of ${segments.length} segments by ${how}. Written by Clientele.`,
    ...(shape === 'transactions'
      ? [
          'A customer here is what Clientele makes of the transactions of one person, not a transaction.',
        ]
      : []),
  ];
  return lines.map((line) => `// ${line}`).join('\n');
}

const fieldTypes = { number: 'number | null', flag: 'boolean | null', text: 'string | null' };

function customerText(columns: readonly InputColumn[]): string {
  const fields = columns.map(
    ({ name, label, type }) =>
      `  /** ${comment(label)} */\n  readonly ${literal(name)}: ${fieldTypes[type]};`,
  );
  return `/** One customer; null, or NaN for a number, where a value is missing. */
export interface Customer {
${fields.join('\n')}
}`;
}

/** A comment cannot be ended by what stands in it. */
function comment(text: string): string {
  return text.replaceAll('*/', '* /').replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ');
}

const assignmentText = `export interface Assignment {
  readonly segmentId: string;
  readonly segment: string;
  readonly cluster: number;
  /** Euclidean, on the prepared scale. */
  readonly distance: number;
}`;

function segmentsText({ model, segments }: ModelFile): string {
  const rows = model.centroids.map((_, cluster) => {
    const segment = segments.find((each) => each.cluster === cluster);
    return `  { segmentId: ${literal(segment?.id ?? '')}, segment: ${literal(segment?.name ?? '')} },`;
  });
  return `/** By cluster. */
const segments: readonly { readonly segmentId: string; readonly segment: string }[] = [
${rows.join('\n')}
];`;
}
