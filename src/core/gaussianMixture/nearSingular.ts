import { symmetricEigen } from '../decomposition/pca/jacobi.ts';
import { covarianceOf, type GaussianMixtureModel } from './model.ts';

/** A component whose density is high only because it is flat in some direction. */
export interface NearSingularComponent {
  readonly component: number;
  /** Features that make up the flat directions, ascending. */
  readonly features: readonly number[];
  /** Smallest variance of the component in any direction, as a share of the variance of all rows; 1 is all of it. */
  readonly leastShare: number;
}

/** A direction with less than this share of the variance of all rows is flat. */
const flatShare = 1e-6;

/** A feature belongs to a direction when its squared part is at least this share of the largest one. */
const smallestPart = 0.1;

/**
 * Finds components that are flat in some direction: a column that is constant or discrete within them,
 * columns that depend on each other, or too few rows. Their likelihood grows without bound as `regCovar` goes
 * to 0, so that BIC and AIC reward them for nothing.
 *
 * A direction is flat when more than half of its variance is `regCovar`, or when it has less than a
 * millionth of the variance of all rows. Features are compared on the scale of their spread over all rows.
 */
export function nearSingularComponents(
  model: GaussianMixtureModel,
  regCovar: number,
): NearSingularComponent[] {
  const spread = overallVariances(model).map((variance) => Math.sqrt(variance));
  const found: NearSingularComponent[] = [];
  for (let component = 0; component < model.means.nSamples; component++) {
    const { data, nFeatures } = covarianceOf(model, component);
    const scaled = data.map(
      (value, p) => value / (spread[Math.floor(p / nFeatures)] * spread[p % nFeatures]),
    );
    const { values, vectors } = symmetricEigen(scaled, nFeatures);
    const flat = [...values.keys()]
      .map((place) => ({
        share: values[place],
        direction: vectors.subarray(place * nFeatures, (place + 1) * nFeatures),
      }))
      .filter(({ share, direction }) => isFlat(share, direction, spread, regCovar));
    if (flat.length === 0) continue;
    const features = new Set(flat.flatMap(({ direction }) => featuresOf(direction)));
    found.push({
      component,
      features: [...features].toSorted((a, b) => a - b),
      leastShare: Math.min(...flat.map(({ share }) => share)),
    });
  }
  return found;
}

/** One sentence; components and features are counted from 0. */
export function tellNearSingular({ component, features }: NearSingularComponent): string {
  const which = features.length === 1 ? `feature ${features[0]}` : 'a mix of features ';
  const list = features.length === 1 ? '' : features.join(', ');
  return `Component ${component} is near-singular: ${which}${list} hardly varies in it, so its likelihood, BIC and AIC say little about groups.`;
}

function isFlat(
  share: number,
  direction: Float64Array,
  spread: Float64Array,
  regCovar: number,
): boolean {
  const added = direction.reduce((sum, part, f) => sum + (part / spread[f]) ** 2 * regCovar, 0);
  return share < Math.max(2 * added, flatShare);
}

function featuresOf(direction: Float64Array): number[] {
  const squares = direction.map((part) => part * part);
  const enough = smallestPart * Math.max(...squares);
  return [...squares.keys()].filter((f) => squares[f] >= enough);
}

/** Variance of each feature under the whole mixture: within the components and between them. */
function overallVariances(model: GaussianMixtureModel): Float64Array {
  const { weights, means } = model;
  const { data, nFeatures } = means;
  const centre = new Float64Array(nFeatures);
  weights.forEach((weight, k) => {
    for (let f = 0; f < nFeatures; f++) centre[f] += weight * data[k * nFeatures + f];
  });
  const variances = new Float64Array(nFeatures);
  weights.forEach((weight, k) => {
    const covariance = covarianceOf(model, k).data;
    for (let f = 0; f < nFeatures; f++) {
      const away = data[k * nFeatures + f] - centre[f];
      variances[f] += weight * (covariance[f * nFeatures + f] + away * away);
    }
  });
  return variances;
}
