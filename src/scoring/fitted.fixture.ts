import { tableOf } from '../../test/support/tables.ts';
import type { ColumnRole, ModelFile, Role, Unit } from '../contract/index.ts';
import {
  createRandom,
  gaussianMixture,
  pca,
  forestToJson,
  kMeans,
  randomForest,
  type CovarianceType,
  type Matrix,
  type Table,
} from '../core/index.ts';
import { applyRecipe, fitRecipe, type RecipeOptions } from '../features/index.ts';
import { inputsOf } from './inputs.ts';

/** A model fitted on a few random customers. */
export interface Fitted {
  readonly model: ModelFile;
  readonly table: Table;
}

export interface FittedOptions extends Partial<RecipeOptions> {
  readonly nClusters?: number;
  readonly forest?: boolean;
  /** A mixture of such components instead of K-means. */
  readonly mixture?: CovarianceType;
}

const columns: readonly (readonly [string, string, Role, Unit])[] = [
  ['cash_advance', 'Cash advance', 'spend', 'money'],
  ['balance', 'Balance', 'value', 'money'],
  ['visits', 'Visits', 'frequency', 'count'],
  ['loan', 'Loan', 'credit', 'none'],
  ['job', 'Job', 'category', 'none'],
  ['age', 'Age', 'age', 'years'],
  ['deposits', 'Deposits', 'value', 'money'],
];

/** What segments are formed on; deposits only describe. */
const clustered = ['cash_advance', 'balance', 'visits', 'loan', 'job', 'age'];

/** Random customers with gaps. */
export function customersOf(seed: number, nRows: number): Table {
  const random = createRandom(seed);
  const some = <T>(draw: () => T): (T | null)[] =>
    Array.from({ length: nRows }, (_, row) => (row > 1 && random.next() < 0.1 ? null : draw()));
  return tableOf({
    cash_advance: some(() => (random.next() < 0.3 ? 0 : 100 * Math.exp(random.nextGaussian()))),
    balance: some(() => 300 + 500 * random.nextGaussian()),
    visits: some(() => random.nextInt(30)),
    loan: ['yes', 'no', ...some(() => (random.next() < 0.4 ? 'yes' : 'no')).slice(2)],
    job: [
      'admin',
      'worker',
      'retired',
      ...some(() => ['admin', 'worker', 'retired'][random.nextInt(3)]).slice(3),
    ],
    age: some(() => 18 + random.nextInt(60)),
    deposits: some(() => 1000 * random.next()),
  });
}

export function fitted(seed: number, given: FittedOptions = {}): Fitted {
  const { nClusters = 3, forest = true, mixture, ...options } = given;
  const table = customersOf(seed, 80);
  const roles = columns.map(([name, label, role, unit]): ColumnRole => ({
    name,
    label,
    role,
    unit,
    concept: null,
    confidence: 1,
    reason: '',
  }));
  const { recipe } = fitRecipe(table, clustered, roles, {
    impute: 'median',
    outliers: 'none',
    transform: 'auto',
    scale: 'standard',
    ...options,
  });
  const { x, rows } = applyRecipe(recipe, table);
  const { centroids, labels } = kMeans(x, { nClusters, nInit: 2, seed });
  return {
    table,
    model: {
      schemaVersion: 1,
      shape: 'customers',
      columns: [],
      roles,
      markers: [],
      aggregation: null,
      inputs: inputsOf(table, roles, recipe),
      recipe,
      embedding: null,
      model:
        mixture === undefined
          ? { algorithm: 'kmeans', nClusters, centroids: rowsOf(centroids) }
          : mixtureOf(x, nClusters, mixture),
      map: planeOf(x),
      otherMaps: [],
      classifier: forest ? forestOn(table, rows, labels, seed) : null,
      // Not in the order of the clusters, which nothing may rely on.
      segments: Array.from({ length: nClusters }, (_, cluster) => ({
        id: `s${cluster}`,
        name: `Segment ${cluster}`,
        cluster,
      })).toReversed(),
    },
  };
}

function mixtureOf(x: Matrix, k: number, covarianceType: CovarianceType): ModelFile['model'] {
  const options = { nComponents: k, covarianceType, nInit: 1, regCovar: 0.05 };
  const { nClusters, means, weights, covariances } = gaussianMixture(x, options);
  return {
    algorithm: 'gaussian-mixture',
    nClusters,
    covarianceType,
    centroids: rowsOf(means),
    weights: [...weights],
    covariances: [...covariances],
  };
}

function planeOf(x: Matrix): ModelFile['map'] {
  const { means, components } = pca(x, 2);
  const [first = [], second = []] = rowsOf(components);
  return { of: 'placed', centre: [...means], axes: [first, second] };
}

function forestOn(
  table: Table,
  rows: Int32Array,
  labels: Int32Array,
  seed: number,
): ModelFile['classifier'] {
  const features = ['deposits', ...clustered.toReversed()];
  const data = features.map((name) => {
    const column = table.columns.find((each) => each.name === name);
    if (column?.kind === 'number') return column.values;
    return Float64Array.from(column?.codes ?? [], (code) => (code < 0 ? NaN : code));
  });
  const x = {
    data: Float64Array.from([...rows].flatMap((row) => data.map((values) => values[row]))),
    nSamples: rows.length,
    nFeatures: features.length,
  };
  const { model } = randomForest(x, labels, { nEstimators: 5, minSamplesLeaf: 3, seed });
  return { features, forest: forestFile(model) };
}

function forestFile(model: Parameters<typeof forestToJson>[0]) {
  const { thresholds, trees, ...rest } = forestToJson(model);
  return {
    ...rest,
    thresholds: thresholds.map((steps) => [...steps]),
    trees: trees.map(({ nodes, mixtures }) => ({ nodes: [...nodes], mixtures: [...mixtures] })),
  };
}

function rowsOf({ data, nSamples, nFeatures }: Matrix): number[][] {
  return Array.from({ length: nSamples }, (_, j) => [
    ...data.subarray(j * nFeatures, (j + 1) * nFeatures),
  ]);
}

/** A row of a table as a customer by column name; null where missing. */
export function customerAt({ columns }: Table, row: number): Record<string, unknown> {
  return Object.fromEntries(
    columns.map((column) => [
      column.name,
      column.kind === 'number' ? column.values[row] : (column.levels[column.codes[row]] ?? null),
    ]),
  );
}

/** A model of plain numbers: nothing imputed, transformed or scaled. */
export function plainModel(
  centroids: readonly (readonly number[])[],
  means: readonly number[],
): ModelFile {
  const names = means.map((_, f) => `f${f}`);
  return {
    schemaVersion: 1,
    shape: 'table',
    columns: [],
    roles: [],
    markers: [],
    aggregation: null,
    inputs: names.map((name, f) => ({
      name,
      label: `Feature ${f}`,
      role: 'spend',
      unit: 'money',
      kind: 'number',
      range: { lower: 0, upper: 100 },
      mean: means[f],
      levels: [],
      clustered: true,
      influenceable: true,
    })),
    recipe: {
      features: names.map((name, f) => ({
        name,
        column: name,
        level: null,
        label: `Feature ${f}`,
        impute: null,
        clip: null,
        transform: { name: 'none', lambda: null },
        centre: 0,
        scale: 1,
      })),
    },
    embedding: null,
    model: {
      algorithm: 'kmeans',
      nClusters: centroids.length,
      centroids: centroids.map((centroid) => [...centroid]),
    },
    map: null,
    otherMaps: [],
    classifier: null,
    segments: centroids.map((_, cluster) => ({
      id: `s${cluster}`,
      name: `Segment ${cluster}`,
      cluster,
    })),
  };
}
