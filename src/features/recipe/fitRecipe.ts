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
  const planned = planFeatures(table, clustered, roles, options.levels !== undefined, {
    coding,
    orders,
  });
  const kept = options.impute === 'drop' ? withoutMissing(planned, table.nRows) : planned;
  const { fitted, decisions } = weighLevels(
    kept.map((feature) => fitStep(feature, options)),
    options.levels,
  );
  return {
    recipe: { features: fitted.map(({ step }) => step) },
    decisions: [
      ...(options.impute === 'drop' ? tellDropped(table.nRows, kept) : []),
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

function withoutMissing(planned: readonly PlannedFeature[], nRows: number): PlannedFeature[] {
  const whole = Array.from({ length: nRows }, (_, row) =>
    planned.every(({ values }) => !Number.isNaN(values[row])),
  );
  if (!whole.includes(true)) {
    throw new ClienteleError(
      'data',
      'Every customer has a missing value, so --impute drop leaves none; use --impute median.',
    );
  }
  return planned.map((feature) => ({
    ...feature,
    values: feature.values.filter((_, row) => whole[row]),
  }));
}

function tellDropped(nRows: number, kept: readonly PlannedFeature[]): Decision[] {
  const dropped = nRows - (kept[0]?.values.length ?? nRows);
  if (dropped === 0) return [];
  const text = 'Customers with a missing value among the features are left out, as asked.';
  return [{ stage: 'clean', column: null, text, count: dropped }];
}

/** The levels of one category tell the same: it is kept once. */
function onceEach(decisions: readonly Decision[]): Decision[] {
  return [...new Map(decisions.map((decision) => [decision.text, decision])).values()];
}
