import type { FeatureStep, Input, ModelFile } from '../../contract/index.ts';
import { codeOf, prepareValue } from '../../features/index.ts';
import type { CategoryColumnPlan, ColumnPlan, NumberColumnPlan } from './columns.ts';
import { notesOf } from './notes.ts';
import { plainWriting } from './numberText.ts';
import { categoryPhrase, numberPhrase } from './phrases.ts';
import { categoryReader } from './readCategory.ts';
import { numberReader } from './readNumber.ts';

/** A step of the recipe and the place of its feature. */
interface PlacedStep {
  readonly step: FeatureStep;
  readonly feature: number;
}

/** Makes one input of a checked model ready for scoring. */
export function planColumn(input: Input, place: number, model: ModelFile): ColumnPlan {
  const made = model.recipe.features.flatMap((step, feature): PlacedStep[] =>
    step.column === input.name ? [{ step, feature }] : [],
  );
  return input.kind === 'number'
    ? planNumber(input, place, made, model)
    : planCategory(input, place, made, model);
}

function planNumber(
  input: Input,
  place: number,
  made: readonly PlacedStep[],
  model: ModelFile,
): NumberColumnPlan {
  const reading = readingOf(input, model);
  const isNumber = reading?.kind === 'number';
  return {
    kind: 'number',
    input,
    place,
    read: numberReader(input, isNumber ? reading : plainWriting, markersOf(input, model)),
    notes: notesOf(input, made),
    phrase: numberPhrase(input),
    made: made.at(0) ?? null,
    whole: input.unit === 'count' || input.unit === 'days' || (isNumber && reading.whole),
  };
}

function planCategory(
  input: Input,
  place: number,
  made: readonly PlacedStep[],
  model: ModelFile,
): CategoryColumnPlan {
  const steps = made.map(({ step }) => step);
  return {
    kind: 'category',
    input,
    place,
    read: categoryReader(input, readingOf(input, model), markersOf(input, model)),
    notes: notesOf(input, made),
    phrase: categoryPhrase(input),
    features: made.map(({ feature }) => feature),
    steps,
    prepared: preparedLevels(input, steps),
  };
}

function preparedLevels({ levels }: Input, steps: readonly FeatureStep[]): Float64Array {
  const known = levels.flatMap(({ level }) =>
    steps.map((step) => prepareValue(step, valueOfLevel(step, level))),
  );
  const unknown = steps.map((step) =>
    prepareValue(step, step.codes === undefined ? 0 : (step.codes.other ?? NaN)),
  );
  const missing = steps.map((step) => prepareValue(step, NaN));
  return Float64Array.from([...known, ...unknown, ...missing]);
}

function valueOfLevel({ level: own, codes }: FeatureStep, level: string): number {
  if (codes !== undefined) return codeOf(level, codes);
  return own === level ? 1 : 0;
}

function readingOf({ name }: Input, { columns }: ModelFile) {
  return columns.find((column) => column.name === name)?.reading ?? null;
}

function markersOf({ name }: Input, { markers }: ModelFile): string[] {
  return markers.filter(({ column }) => column === name).map(({ value }) => value);
}
