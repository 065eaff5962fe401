import type { Matrix, Table } from '../core/index.ts';
import { checkModel } from './check/checkModel.ts';
import { planModel, type ScoringPlan } from './plan/planModel.ts';
import type { Customer } from './readCustomer.ts';
import type { Score, TableScores } from './score.ts';
import { createCustomerScorer } from './scoreCustomer.ts';
import { classifierRows } from './table/classifierRows.ts';
import { scoreTable } from './table/scoreTable.ts';

/** A fitted model, ready to tell the segment of any customer. */
export interface Scorer {
  /** What the scorer made of the model; for functions that take a scorer. */
  readonly plan: ScoringPlan;
  /**
   * Tells the segment of one customer, given by column name. Numbers are finite numbers, or text written as
   * the column was in training; categories are text, a yes/no also true and false; undefined, null, an empty
   * text, NaN and the model's markers are missing values. Columns that the model does not know are left alone.
   *
   * The segment is the one with the nearest centre. Where a column that segments were formed on is absent, or
   * has no value and nothing to stand in for it, the forest tells the segment if the model has one.
   *
   * @throws ClienteleError `data` when the customer is no object
   */
  readonly score: (customer: Customer) => Score;
  /**
   * Tells what {@link score} tells, of each row of a table. Columns are found by name and may be lacking.
   *
   * @param probabilities what core's `predictProbabilities` gives for {@link classifierRows}; null leaves the
   * probabilities out, and the forest is then asked only where distances do not tell the segment
   * @throws RangeError when the probabilities are not one row a customer
   */
  readonly scoreTable: (table: Table, probabilities: Matrix | null) => TableScores;
  /** The rows of a table as the forest takes them, NaN where a value is missing; null without a forest. */
  readonly classifierRows: (table: Table) => Matrix | null;
}

/**
 * Makes a scorer from a model.
 *
 * @param model `model.json` of a run, parsed; it is checked and need not be trusted
 * @throws ClienteleError `data` that names the part of the model that is wrong
 */
export function createScorer(model: unknown): Scorer {
  const plan = planModel(checkModel(model));
  return {
    plan,
    score: createCustomerScorer(plan),
    scoreTable: (table, probabilities) => scoreTable(plan, table, probabilities),
    classifierRows: (table) => (plan.forest === null ? null : classifierRows(plan.forest, table)),
  };
}
