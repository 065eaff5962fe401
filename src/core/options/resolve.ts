import type { FlagSpec, Given, NumberSpec, OptionSpecs, Resolved } from './spec.ts';

/**
 * Fills in defaults and checks each value against its spec.
 *
 * @throws TypeError on a value of the wrong type or an unknown option, RangeError on one out of range;
 * the sentence names the option, the value and what is allowed.
 */
export function resolveOptions<Specs extends OptionSpecs>(
  specs: Specs,
  given: Given<Specs>,
): Resolved<Specs> {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(specs, name)) {
      throw new TypeError(`${name} is no option; there are ${Object.keys(specs).join(', ')}`);
    }
  }
  const values: Readonly<Record<string, unknown>> = given;
  const resolved = Object.entries(specs).map(([name, spec]) => [
    name,
    checked(name, spec, values[name] ?? spec.default),
  ]);
  return Object.fromEntries(resolved) as Resolved<Specs>;
}

function checked(name: string, spec: NumberSpec | FlagSpec, value: unknown): number | boolean {
  return spec.kind === 'flag' ? checkedFlag(name, value) : checkedNumber(name, spec, value);
}

function checkedFlag(name: string, value: unknown): boolean {
  if (typeof value !== 'boolean') {
    throw new TypeError(`${name} is ${String(value)}; it must be true or false`);
  }
  return value;
}

function checkedNumber(name: string, { kind, min, max }: NumberSpec, value: unknown): number {
  const word = kind === 'integer' ? 'a whole number' : 'a number';
  if (typeof value !== 'number') {
    throw new TypeError(`${name} is ${String(value)}; it must be ${word}`);
  }
  const fits = kind === 'integer' ? Number.isInteger(value) : Number.isFinite(value);
  if (!fits || value < min || value > max) {
    throw new RangeError(`${name} is ${value}; it must be ${word} from ${min} to ${max}`);
  }
  return value;
}
