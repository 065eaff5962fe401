import {
  algorithms,
  candidateAlgorithms,
  type AlgorithmInput,
  type ColumnSummary,
  type Decision,
  type SegmentConfig,
} from '../contract/index.ts';
import type { Table } from '../core/index.ts';
import {
  applyRecipe,
  chooseFeatures,
  fitRecipe,
  selectFeatures,
  type FeatureMatrix,
} from '../features/index.ts';
import type { PreparedCustomers } from './customers.ts';

/** Customers as features, and the table they came from. */
export interface PreparedFeatures {
  readonly table: Table;
  readonly matrix: FeatureMatrix;
  readonly decisions: readonly Decision[];
  readonly warnings: readonly string[];
  /** What the algorithms to try take. */
  readonly takes: AlgorithmInput;
}

/** Chooses what to cluster on, reads it and what describes it into memory, and fits the recipe. */
export async function prepareFeatures(
  { shape, customers, roles }: PreparedCustomers,
  config: SegmentConfig,
): Promise<PreparedFeatures> {
  const takes = inputFor(config, customers.columns);
  const choice = chooseFeatures(customers.columns, roles, config, shape, takes);
  const table = await customers.read([...choice.clustered, ...choice.described]);
  const levels = takes === 'numbers' ? {} : { levels: { gamma: config.gamma } };
  const options = { ...config, ...levels };
  const { recipe, decisions, warnings } = fitRecipe(table, choice.clustered, roles, options);
  const selected = selectFeatures(
    applyRecipe(recipe, table),
    config,
    // Beside categories, which an algorithm takes whole, numbers alone can be chosen among.
    ({ level }) => takes === 'numbers' || level === null,
  );
  return {
    takes,
    table,
    matrix: selected.matrix,
    decisions: [...choice.decisions, ...decisions, ...selected.decisions],
    warnings: [...choice.warnings, ...warnings],
  };
}

/** Where the algorithm is left open, the columns that were asked for decide. */
function inputFor(
  { algorithm, features, embed }: SegmentConfig,
  columns: readonly ColumnSummary[],
): AlgorithmInput {
  if (algorithm !== 'auto') return algorithms[candidateAlgorithms(algorithm)[0]].takes;
  const asked = columns.filter(({ name }) => features?.includes(name) === true);
  if (embed !== 'none' || !asked.some(({ type }) => type === 'text')) return 'numbers';
  return asked.some(({ type }) => type === 'number') ? 'mixed' : 'categories';
}
