import type { FeatureStep, Input, ModelFile } from '../../contract/index.ts';
import { unusable } from './refuse.ts';

/**
 * Checks the columns of a model and the steps that make features of them.
 *
 * @throws ClienteleError `data`
 */
export function checkInputs({ inputs, recipe: { features } }: ModelFile): void {
  if (features.length === 0) throw unusable('its recipe has no features');
  const byName = new Map(inputs.map((input) => [input.name, input]));
  if (byName.size < inputs.length) throw unusable('two of its inputs have the same name');
  inputs.forEach(checkInput);
  const made = new Set<string>();
  for (const step of features) {
    checkStep(step, byName.get(step.column));
    const level = JSON.stringify([step.column, step.level]);
    if (made.has(level)) throw unusable(`feature "${step.name}" is there twice`);
    made.add(level);
  }
}

function checkInput({ name, kind, range, levels }: Input): void {
  if (range !== null && range.lower > range.upper) {
    throw unusable(`the range of input "${name}" ends before it begins`);
  }
  if (kind === 'number' && levels.length > 0) {
    throw unusable(`input "${name}" is a number and has levels`);
  }
  const texts = new Set(levels.map(({ level }) => level));
  if (texts.size < levels.length || texts.has('')) {
    throw unusable(`the levels of input "${name}" are empty or the same`);
  }
}

function checkStep(step: FeatureStep, input: Input | undefined): void {
  const { name, column, level, codes, clip, transform, scale } = step;
  if (input === undefined) throw unusable(`column "${column}" of its recipe is not an input`);
  const fits =
    input.kind === 'number'
      ? level === null
      : level === null
        ? codes !== undefined
        : input.levels.some((each) => each.level === level);
  if (!fits) throw unusable(`feature "${name}" does not fit input "${column}"`);
  if (!(scale > 0)) throw unusable(`the scale of feature "${name}" is ${scale}, not above 0`);
  if (clip !== null && clip.lower > clip.upper) {
    throw unusable(`the bounds of feature "${name}" end before they begin`);
  }
  if (transform.name === 'yeo-johnson' && transform.lambda === null) {
    throw unusable(`feature "${name}" has no lambda for its transform`);
  }
}
