import {
  ClienteleError,
  type ColumnRole,
  type Decision,
  type Recipe,
} from '../../contract/index.ts';
import type { Table } from '../../core/index.ts';
import { suggestNames } from '../nearNames.ts';
import { fitStep } from './fitStep.ts';
import type { RecipeOptions } from './options.ts';
import { weighLevels } from './levels.ts';
import { planFeatures, type PlannedFeature } from './planFeatures.ts';
import { decisionsOf, warningsOf } from './tellStep.ts';

export interface FittedRecipe {
  readonly recipe: Recipe;
  readonly decisions: Decision[];
  readonly warnings: string[];
}

/**
 * Learns from the training customers how columns become features: impute, clip, transform, scale,
 * in that order. The row order of the table does not matter.
 *
 * @param clustered columns to make features of, in this order
 * @throws ClienteleError `data` when a column is missing or empty, or when dropping leaves no customer;
 * `usage` when log1p is asked for on values below 0
 */
export function fitRecipe(
  table: Table,
  clustered: readonly string[],
  roles: readonly ColumnRole[],
  options: RecipeOptions,
): FittedRecipe {
  const { coding = 'one-hot', orders = {} } = options;
  if (options.levels !== undefined && coding !== 'one-hot') {
    throw new ClienteleError(
      'usage',
      `The algorithm takes categories as they are, so that --coding ${coding} has no place; leave it out, or take another --algorithm.`,
    );
  }
  refuseUnknownOrders(orders, table);
  // A column at a time, so that one lot of values is in memory: once to fit, and before that to see which rows go.
  const plan = (name: string): PlannedFeature[] =>
    planFeatures(table, [name], roles, options.levels !== undefined, { coding, orders });
  const kept = options.impute === 'drop' ? wholeRows(clustered, plan, table.nRows) : null;
  const { fitted, decisions } = weighLevels(
    clustered.flatMap((name) =>
      plan(name).map((feature) => fitStep(keptOf(feature, kept), options)),
    ),
    options.levels,
  );
  return {
    recipe: { features: fitted.map(({ step }) => step) },
    decisions: [
      ...(kept === null ? [] : tellDropped(kept)),
      ...decisions,
      ...onceEach(fitted.flatMap((each) => decisionsOf(each, options))),
    ],
    warnings: fitted.flatMap(warningsOf),
  };
}

function refuseUnknownOrders(orders: NonNullable<RecipeOptions['orders']>, table: Table): void {
  const unknown = Object.keys(orders).find((name) =>
    table.columns.every((column) => column.name !== name),
  );
  if (unknown === undefined) return;
  throw new ClienteleError(
    'usage',
    `There is no column "${unknown}" to put into order; ${suggestNames(
      unknown,
      table.columns.map(({ name }) => name),
    )}`,
  );
}

/** Which rows (1 a row) have a value in every feature. */
function wholeRows(
  names: readonly string[],
  plan: (name: string) => PlannedFeature[],
  nRows: number,
): Uint8Array {
  const whole = new Uint8Array(nRows).fill(1);
  for (const name of names) {
    for (const { values } of plan(name)) {
      for (let row = 0; row < nRows; row += 1) if (Number.isNaN(values[row])) whole[row] = 0;
    }
  }
  if (!whole.includes(1)) {
    throw new ClienteleError(
      'data',
      'Every customer has a missing value, so --impute drop leaves none; use --impute median.',
    );
  }
  return whole;
}

function keptOf(feature: PlannedFeature, kept: Uint8Array | null): PlannedFeature {
  if (kept === null) return feature;
  return { ...feature, values: feature.values.filter((_, row) => kept[row] === 1) };
}

function tellDropped(kept: Uint8Array): Decision[] {
  const dropped = kept.length - kept.reduce((sum, isKept) => sum + isKept, 0);
  if (dropped === 0) return [];
  const text = 'Customers with a missing value among the features are left out, as asked.';
  return [{ stage: 'clean', column: null, text, count: dropped }];
}

/** The levels of one category tell the same: it is kept once. */
function onceEach(decisions: readonly Decision[]): Decision[] {
  return [...new Map(decisions.map((decision) => [decision.text, decision])).values()];
}
