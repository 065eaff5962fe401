import { expect } from 'vitest';
import { ClienteleError, type ModelFile } from '../contract/index.ts';
import { createRandom, type Random } from '../core/index.ts';
import { whatWouldMove } from './change/whatWouldMove.ts';
import { createScorer, type Scorer } from './createScorer.ts';
import { customerAt, fitted } from './fitted.fixture.ts';
import type { Score } from './score.ts';

const { model, table } = fitted(8);
export { model };
export const prototypeNames = (): string[] => Object.getOwnPropertyNames(Object.prototype);

function thrower(): never {
  throw new TypeError('a secret of the customer');
}

const nasty: readonly ((random: Random) => unknown)[] = [
  () => NaN,
  () => -Infinity,
  () => 1e308,
  () => -0,
  () => null,
  () => undefined,
  () => '',
  () => '9'.repeat(500),
  () => '1,2,3',
  () => '\u0000\uD800',
  () => '__proto__',
  () => 'constructor',
  () => 10n ** 400n,
  () => Symbol('s'),
  () => thrower,
  () => ({ valueOf: thrower, toString: thrower, toJSON: thrower }),
  () => JSON.parse('{"__proto__": {"polluted": true}}'),
  () => Array.from({ length: 50 }).reduce<unknown>((inner) => ({ inner }), 1),
  (random) => random.nextInt(9) - 4,
  (random) => 1e6 * random.nextGaussian(),
];

function draw<T>(random: Random, from: readonly T[]): T {
  return from[random.nextInt(from.length)];
}

export function hostileCustomer(random: Random): unknown {
  const customer: Record<string, unknown> = customerAt(table, random.nextInt(table.nRows));
  const names = [...Object.keys(customer), 'toString', 'hasOwnProperty'];
  for (let n = random.nextInt(4); n >= 0; n--) {
    const name = draw(random, names);
    const how = random.nextInt(8);
    if (how === 0) delete customer[name];
    else if (how === 1) Object.defineProperty(customer, name, { get: thrower, configurable: true });
    else {
      const value = draw(random, nasty)(random);
      Object.defineProperty(customer, name, { value, configurable: true, enumerable: true });
    }
  }
  const how = random.nextInt(50);
  if (how === 0) return new Proxy(customer, { get: thrower, getOwnPropertyDescriptor: thrower });
  if (how === 1) return draw(random, nasty)(random);
  return Object.defineProperty(customer, '__proto__', { value: { age: 5 }, enumerable: true });
}

/** Scores; an error that is not one for people fails the test. */
export function scored({ score }: Scorer, customer: unknown): Score | null {
  try {
    // What comes from outside need not be what the type says.
    return score(customer as Record<string, unknown>);
  } catch (error) {
    if (!(error instanceof ClienteleError)) throw error;
    return null;
  }
}

/** Replaces something somewhere in a tree of plain data. */
function mutate(random: Random, node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  const keys = Object.keys(node);
  if (keys.length === 0) return;
  const key = draw(random, keys);
  const child: unknown = Reflect.get(node, key);
  const inside = typeof child === 'object' && child !== null && random.next() < 0.85;
  if (inside) return mutate(random, child);
  const how = random.nextInt(6);
  if (how === 0) Reflect.deleteProperty(node, key);
  else if (how === 1 && Array.isArray(node)) node.push(child, child);
  else if (how === 2 && typeof child === 'number')
    Reflect.set(node, key, random.nextInt(400) - 200);
  else if (how === 3) Reflect.set(node, key, node);
  else Reflect.set(node, key, draw(random, nasty)(random));
}

/**
 * Makes scorers of `n` spoilt copies of the model and uses them; an error that is not one for people fails the test.
 *
 * @returns how many copies were refused
 */
export function refusals(n: number, seed: number): number {
  const random = createRandom(seed);
  const before = prototypeNames();
  let refused = 0;
  for (let i = 0; i < n; i++) {
    const copy: ModelFile = structuredClone(model);
    const isForest = i % 3 === 0;
    for (let more = random.nextInt(3); more >= 0; more--) {
      mutate(random, isForest ? copy.classifier?.forest.trees : copy);
    }
    try {
      const scorer = createScorer(copy);
      for (let row = 0; row < 5; row++) scored(scorer, customerAt(table, row))?.reasons.at(0);
      whatWouldMove(scorer, customerAt(table, 0));
      scorer.scoreTable(table, null);
    } catch (error) {
      if (!(error instanceof ClienteleError)) throw error;
      refused++;
    }
  }
  expect(prototypeNames()).toEqual(before);
  return refused;
}
