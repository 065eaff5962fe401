import { ClienteleError, type ModelFile } from '../contract/index.ts';
import { modelParts, type ExportFormat, type FormatOptions, type ModelPart } from './format.ts';
import { exportFormats, findFormat } from './registry.ts';

/** What a caller may say; formats fill in the rest. */
export interface ExportOptions {
  readonly format: string;
  readonly dialect?: string;
  readonly table?: string;
  readonly transactions?: string;
  readonly model?: string;
}

/**
 * Writes a fitted model in the language of another system. It checks the options and the model's
 * consistency; it runs nothing.
 *
 * @param model parsed with `modelFileSchema`
 * @returns text, or bytes for a binary format
 * @throws ClienteleError `usage` for an option that the format does not take or a part that it cannot
 *   express, `data` for a model that contradicts itself
 */
export function exportModel(model: ModelFile, options: ExportOptions): string | Uint8Array {
  const format = findFormat(options.format);
  for (const option of ['dialect', 'table', 'transactions', 'model'] as const) {
    if (options[option] === undefined || format.takes.includes(option)) continue;
    throw new ClienteleError(
      'usage',
      `--${option} means nothing for --format ${format.name}; leave it out.`,
    );
  }
  const part = partOf(options.model);
  if (part === 'forest' && format.withoutForest !== null) {
    throw new ClienteleError('usage', format.withoutForest);
  }
  if (part === 'forest' && model.classifier === null) {
    throw new ClienteleError(
      'usage',
      'This run has no forest to export; leave --model out, or make the run again with one.',
    );
  }
  if (part !== 'forest') refuseWhatItCannotHold(model, format);
  checkModel(model);
  const given: FormatOptions = {
    dialect: options.dialect ?? null,
    table: options.table ?? null,
    transactions: options.transactions ?? null,
    model: part,
  };
  return format.write(model, given);
}

function refuseWhatItCannotHold({ model, embedding }: ModelFile, format: ExportFormat): void {
  if (embedding !== null && format.name !== 'json') {
    throw new ClienteleError(
      'usage',
      `--format ${format.name} holds segments formed on the features themselves, and these were made by ${model.algorithm} on codes of ${embedding.kind}; use --format json, or --format onnx --model forest.`,
    );
  }
  if (format.takesModel(model)) return;
  const others = exportFormats.filter((other) => other.takesModel(model)).map(({ name }) => name);
  throw new ClienteleError(
    'usage',
    `--format ${format.name} cannot hold segments made by ${model.algorithm}; use --format ${others.join(' or ')}, or --format onnx --model forest.`,
  );
}

function partOf(name: string | undefined): ModelPart | null {
  if (name === undefined) return null;
  const found = modelParts.find((part) => part === name);
  if (found !== undefined) return found;
  throw new ClienteleError(
    'usage',
    `There is no part "${name}" of a model; choose one of ${modelParts.join(', ')}.`,
  );
}

/** A centroid, and the centre of a cell, has one value a feature, and every cluster one segment. */
function checkModel({ model, recipe, segments }: ModelFile): void {
  const centres = [
    ...model.centroids,
    ...(model.algorithm === 'ward' ? model.representatives : []),
  ];
  const whole =
    model.centroids.length > 0 &&
    recipe.features.length > 0 &&
    centres.every((centre) => centre.length === recipe.features.length) &&
    model.centroids.every((_, cluster) => segments.some((each) => each.cluster === cluster));
  if (whole) return;
  throw new ClienteleError(
    'data',
    'model.json contradicts itself: its centroids, features and segments do not fit together; make the run again.',
  );
}
