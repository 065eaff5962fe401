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
  type FeatureRows,
} from '../features/index.ts';
import type { PreparedCustomers } from './customers.ts';
import type { RunPorts } from './ports.ts';
import { isReadInBlocks, storeFeatures } from './storedFeatures.ts';

/** Customers as features, and the table they came from. */
export interface PreparedFeatures {
  readonly table: Table;
  readonly matrix: FeatureRows;
  readonly decisions: readonly Decision[];
  readonly warnings: readonly string[];
  /** What the algorithms to try take. */
  readonly takes: AlgorithmInput;
  /** Ends the use of table and matrix. */
  readonly close: () => void;
}

/**
 * Chooses what to cluster on, reads it and what describes it into memory, or into files where blocks of it will do, and
 * fits the recipe.
 */
export async function prepareFeatures(
  { shape, customers, roles }: PreparedCustomers,
  config: SegmentConfig,
  { mostInMemory, signal }: Pick<RunPorts, 'mostInMemory' | 'signal'> = {},
): Promise<PreparedFeatures> {
  const takes = inputFor(config, customers.columns);
  const choice = chooseFeatures(customers.columns, roles, config, shape, takes);
  const wanted = [...choice.clustered, ...choice.described];
  const isStored = isReadInBlocks(config, customers, wanted.length, mostInMemory);
  const stored = isStored ? await customers.store?.(wanted) : undefined;
  const table = stored ?? (await customers.read(wanted));
  const closing = [() => stored?.close()];
  const close = (): void => closing.forEach((end) => end());
  try {
    const levels = takes === 'numbers' ? {} : { levels: { gamma: config.gamma } };
    const options = { ...config, ...levels };
    const { recipe, decisions, warnings } = fitRecipe(table, choice.clustered, roles, options);
    const made =
      stored === undefined
        ? { features: applyRecipe(recipe, table), close: () => {} }
        : await storeFeatures(recipe, stored, signal);
    closing.push(made.close);
    const selected = selectFeatures(
      made.features,
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
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
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
