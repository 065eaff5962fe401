import type { FeatureStep } from '../../contract/index.ts';
import type { MissingValues } from '../../data/index.ts';

/** An expression that makes one feature, and the functions it calls. */
export interface FeatureText {
  readonly text: string;
  readonly calls: readonly string[];
}

/** One feature of a `customer` as an expression: fill, clip, transform, (value - centre) / scale. */
export function featureText(
  step: FeatureStep,
  isFlag: boolean,
  missing: MissingValues,
): FeatureText {
  const calls: string[] = [];
  const call = (name: string, ...args: readonly string[]): string => {
    calls.push(name);
    return `${name}(${args.join(', ')})`;
  };
  let value = rawText(step, isFlag, missing, call);
  if (step.impute !== null) value = call('fill', value, numberText(step.impute));
  if (step.clip !== null) {
    value = call('clip', value, numberText(step.clip.lower), numberText(step.clip.upper));
  }
  const { name, lambda } = step.transform;
  if (name === 'log1p') value = call('log1p', value);
  else if (name === 'yeo-johnson' && lambda !== null) {
    value = call('yeoJohnson', value, numberText(lambda));
  }
  return { text: `(${value} - ${numberText(step.centre)}) / ${numberText(step.scale)}`, calls };
}

function rawText(
  { column, level, codes }: FeatureStep,
  isFlag: boolean,
  { texts, numbers }: MissingValues,
  call: (name: string, ...args: readonly string[]) => string,
): string {
  const field = `customer[${literal(column)}]`;
  if (codes !== undefined) {
    const values = codes.levels.map(
      (code) => `[${literal(code.level)}]: ${numberText(code.value)}`,
    );
    const other = codes.other === null ? 'NaN' : numberText(codes.other);
    return call('codeOf', field, `{ ${values.join(', ')} }`, other, ...texts.map(literal));
  }
  if (level === null) return call('numberOf', field, ...numbers.map(numberText));
  if (!isFlag) return call('isLevel', field, literal(level), ...texts.map(literal));
  if (level === 'yes' || level === 'no') return call('isFlag', field, String(level === 'yes'));
  return call('neither', field);
}

/** A number that reads back to the last bit. */
export function numberText(value: number): string {
  return value < 0 ? `(${value})` : String(value);
}

/** A text literal; U+2028 and U+2029 end a line in some readers. */
export function literal(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
