import type { Verdict } from '../../contract/index.ts';
import type { NoiseComparison } from './noise.ts';

/** A mean silhouette from here on speaks of clear groups (Kaufman and Rousseeuw, 1990). */
const clearSilhouette = 0.5;
/** So does a separation of every two segments from here on; see {@link leastSeparation}. */
const clearSeparation = 5;
/** A segment beyond this share is the bulk of the customers with outliers beside it. */
export const largestShare = 0.9;
/** Chance differences between noise and noise stay below this many standard deviations. */
const leastDeviations = 4;

export interface Evidence {
  readonly nFeatures: number;
  readonly noise: NoiseComparison | null;
  readonly silhouette: number | null;
  readonly separation: number | null;
  /** Share of all customers in the largest segment. */
  readonly largest: number;
  readonly k: number;
}

/**
 * Whether the data fall into groups. `none`: for no k do they tighten more than uniform noise does, by at
 * least {@link leastAdvantage} and {@link leastDeviations} standard deviations. `clear`: they do at the
 * chosen k, and the silhouette or the separation of the segments is high. `weak`: anything else.
 */
export function verdictOf(evidence: Evidence): Verdict {
  const { noise, silhouette, separation, largest, k, nFeatures } = evidence;
  if (noise === null || !beatsNoise(noise, nFeatures, Math.max(...noise.advantage))) return 'none';
  const agrees = beatsNoise(noise, nFeatures, noise.advantage[noise.ks.indexOf(k)] ?? 0);
  const apart = (silhouette ?? -1) >= clearSilhouette || (separation ?? 0) >= clearSeparation;
  return agrees && apart && largest <= largestShare ? 'clear' : 'weak';
}

function beatsNoise(noise: NoiseComparison, nFeatures: number, advantage: number): boolean {
  return advantage >= leastAdvantage(nFeatures) && advantage >= leastDeviations * noise.noiseSpread;
}

/**
 * The least advantage over noise that counts, in log inertia. It is larger in few dimensions, where even
 * noise is cut up well by chance.
 */
function leastAdvantage(nFeatures: number): number {
  return 0.1 + 0.2 / nFeatures;
}
