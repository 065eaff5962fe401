import { ClienteleError } from '../../contract/index.ts';
import { campaign } from './campaign/index.ts';
import { cardUsage } from './cardUsage/index.ts';
import { customers } from './customers/index.ts';
import type { SyntheticShape, SyntheticSize } from './shape.ts';
import { transactions } from './transactions/index.ts';

/** Everything that can be made. A new shape is one folder and its line here. */
export const registry: readonly SyntheticShape[] = [transactions, cardUsage, campaign, customers];

/** Names of the shapes that can be made. */
export const syntheticShapes: readonly string[] = registry.map(({ shape }) => shape);

const mostCustomers = 100_000_000;
const largestSeed = 2 ** 32 - 1;

/** @throws ClienteleError `usage` when there is no such shape */
export function findShape(name: string): SyntheticShape {
  const found = registry.find(({ shape }) => shape === name);
  if (found !== undefined) return found;
  throw new ClienteleError(
    'usage',
    `There is no shape ${name} to generate; choose one of ${syntheticShapes.join(', ')}.`,
  );
}

/** @throws ClienteleError `usage` when a number is out of range */
export function checkSize({ customers, seed }: SyntheticSize): void {
  checkWhole('--customers', customers, 1, mostCustomers);
  checkWhole('--seed', seed, 0, largestSeed);
}

function checkWhole(option: string, value: number, lowest: number, highest: number): void {
  if (Number.isInteger(value) && value >= lowest && value <= highest) return;
  throw new ClienteleError(
    'usage',
    `${option} is ${value}; give a whole number from ${lowest} to ${highest}.`,
  );
}
