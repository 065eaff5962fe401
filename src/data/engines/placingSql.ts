import {
  ClienteleError,
  type ClusterModel,
  type GaussianMixtureFile,
  type LatentClassFile,
  type WardFile,
} from '../../contract/index.ts';
import { densitiesOf, isBefore, matrixFromRows } from '../../core/index.ts';
import type { SqlDialect } from './dialect.ts';

/** How a model decides between its clusters, as SQL over the features. */
export interface PlacingSql {
  /** The lowest decides. */
  readonly scores: readonly string[];
  /** Places of the scores, the one first that wins where several are the lowest. */
  readonly order: readonly number[];
  /** Cluster that each score speaks for. */
  readonly clusters: readonly number[];
  /** What the scores are. */
  readonly kind: 'squared distances' | 'powers' | 'minus log densities';
}

/** More cells than that make a statement that no warehouse plans. */
const mostCells = 200;

/**
 * @param features one expression a feature
 * @throws ClienteleError `usage` for a model that SQL cannot hold
 */
export function placingSql(
  model: ClusterModel,
  features: readonly string[],
  dialect: SqlDialect,
): PlacingSql {
  if (model.algorithm === 'gaussian-mixture') return mixtureSql(model, features, dialect);
  if (model.algorithm === 'latent-class') return latentClassSql(model, features, dialect);
  if (model.algorithm === 'ward') return cellsSql(model, features, dialect);
  if (model.algorithm === 'hdbscan') {
    throw new ClienteleError(
      'usage',
      'SQL cannot hold dense groups of any shape, which have no borders that can be written in one statement; use --format json, or --format onnx --model forest.',
    );
  }
  return {
    scores: model.centroids.map((centre) => squareSql(centre, features, dialect)),
    order: inLexicographicOrder(model.centroids),
    clusters: [...model.centroids.keys()],
    kind: 'squared distances',
  };
}

/** Squared, summed from the first feature to the last. */
export function squareSql(
  centre: readonly number[],
  features: readonly string[],
  { number }: SqlDialect,
): string {
  return features
    .map(
      (feature, j) => `(${feature} - ${number(centre[j])}) * (${feature} - ${number(centre[j])})`,
    )
    .join(' + ');
}

/** Clusters, the one with the lexicographically smallest centroid first: it wins where distances are equal. */
function inLexicographicOrder(rows: readonly (readonly number[])[]): number[] {
  const centroids = matrixFromRows(rows);
  return rows
    .map((_, cluster) => cluster)
    .toSorted((a, b) => Number(isBefore(centroids, b, a)) - Number(isBefore(centroids, a, b)));
}

function cellsSql(
  { representatives, offsets, clusters }: WardFile,
  features: readonly string[],
  dialect: SqlDialect,
): PlacingSql {
  if (representatives.length > mostCells) {
    throw new ClienteleError(
      'usage',
      `The tree needs ${representatives.length} cells to tell its segments, and a statement of more than ${mostCells} is planned by no warehouse; use --format json, or --format onnx --model forest.`,
    );
  }
  return {
    scores: representatives.map(
      (centre, cell) =>
        `${squareSql(centre, features, dialect)} - ${dialect.number(offsets[cell])}`,
    ),
    order: [...clusters.keys()],
    clusters,
    kind: 'powers',
  };
}

/** Half the squared length of the whitened deviation, less the logarithm of weight times density at the mean. */
function mixtureSql(
  { covarianceType, weights, centroids, covariances }: GaussianMixtureFile,
  features: readonly string[],
  dialect: SqlDialect,
): PlacingSql {
  const { number } = dialect;
  const means = matrixFromRows(centroids);
  const { constants, factors, factorForm, nFeatures } = densitiesOf({
    covarianceType,
    weights: Float64Array.from(weights),
    means,
    covariances: Float64Array.from(covariances),
  });
  const length = factors.length / centroids.length;
  const scores = centroids.map((mean, k) => {
    let w = k * length;
    const squares = Array.from({ length: nFeatures }, (_, f) => {
      const from = factorForm === 'triangle' ? 0 : f;
      const white = features
        .slice(from, f + 1)
        .map(
          (feature, g) => `${number(factors[w + g])} * (${feature} - ${number(mean[from + g])})`,
        );
      w += white.length;
      return `power(${white.join(' + ')}, ${number(2)})`;
    });
    return `(${squares.join(' + ')}) / ${number(2)} - ${number(constants[k])}`;
  });
  return likeliest(scores);
}

/** Stands for the logarithm of 0, which SQL cannot write. */
const impossible = 1e6;

/** Levels that a row has subtract the logarithms of their probabilities. */
function latentClassSql(
  { weights, probabilities }: LatentClassFile,
  features: readonly string[],
  { number }: SqlDialect,
): PlacingSql {
  const zero = number(0);
  const scores = probabilities.map((row, k) => {
    const parts = features.map(
      (feature, f) =>
        `CASE WHEN ${feature} > ${zero} THEN ${number(Math.min(impossible, -Math.log(row[f])))} ELSE ${zero} END`,
    );
    return `${number(-Math.log(weights[k]))} + ${parts.join(' + ')}`;
  });
  return likeliest(scores);
}

function likeliest(scores: readonly string[]): PlacingSql {
  const clusters = [...scores.keys()];
  return { scores, order: clusters, clusters, kind: 'minus log densities' };
}
