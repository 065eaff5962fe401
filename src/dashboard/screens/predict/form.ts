import type { CustomerRow, Input } from '../../../contract/index.ts';
import type { Change } from '../../../scorer.ts';

/** What is known of a customer, by the name of the column; null where nothing is. */
export type Values = ReadonlyMap<string, number | string | null>;

/** The average customer: the mean of numbers, the commonest level of categories. */
export function averageCustomer(inputs: readonly Input[]): Values {
  return new Map(inputs.map((input) => [input.name, averageOf(input)]));
}

function averageOf(input: Input): number | string | null {
  if (input.kind === 'number') {
    return input.mean === null ? null : toStep(input.mean, stepOf(input));
  }
  const [commonest] = input.levels.toSorted((a, b) => b.share - a.share);
  return commonest?.level ?? null;
}

/** A customer of the list as the form takes it; what the list lacks stays unknown. */
export function valuesOfRow(inputs: readonly Input[], { values }: CustomerRow): Values {
  return new Map(
    inputs.map(({ name }) => [name, Object.hasOwn(values, name) ? values[name] : null]),
  );
}

/** With one value changed. */
export function withValue(values: Values, name: string, value: number | string | null): Values {
  return new Map(values).set(name, value);
}

/** With a change made that moves the customer. */
export function withChange(values: Values, { changes }: Change): Values {
  return new Map([...values, ...changes.map(({ feature, to }) => [feature, to] as const)]);
}

/** The customer as a scorer takes it. */
export function customerOf(values: Values): Readonly<Record<string, unknown>> {
  return Object.fromEntries(values);
}

/** How far a number moves by one step of its slider: about 200 steps over the range, whole for counts and years. */
export function stepOf({ range, unit }: Pick<Input, 'range' | 'unit'>): number {
  if (range === null || range.upper <= range.lower) return 1;
  const step = roundStep((range.upper - range.lower) / 200);
  return unit === 'count' || unit === 'years' ? Math.max(1, step) : step;
}

/** The largest of 1, 2, 5, 10, ... and their tenths, hundredths, ... that is not above `most`. */
function roundStep(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  const factor = [5, 2].find((factor) => factor * power <= most) ?? 1;
  return Number((factor * power).toPrecision(3));
}

function toStep(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toPrecision(12));
}
