import type { Placer } from '../placing/index.ts';
import type { Embedder } from './embedder.ts';

/** Weighs rows whose codes were placed, by the features that the codes were made of. */
export interface FeatureWeigher {
  /**
   * How far each feature speaks for one cluster against another: what its difference from the average row adds on
   * the straight way from there to the row (integrated gradients: Sundararajan, Taly and Yan, 2017).
   *
   * @param row nFeatures
   * @param codes what the row is condensed to (nCodes), from `start` on
   * @param parts receives one figure a feature (nFeatures)
   * @returns the rest, which speaks for the cluster whoever the customer is; with the parts it is the whole
   */
  readonly weigh: (
    row: Float64Array,
    codes: Float64Array,
    start: number,
    own: number,
    next: number,
    parts: Float64Array,
  ) => number;
}

export function createFeatureWeigher(embedder: Embedder, placer: Placer): FeatureWeigher {
  const { centre, nCodes, nSteps } = embedder;
  const nFeatures = centre.length;
  const [byCodes, ofCodes] = [new Float64Array(nCodes), new Float64Array(nCodes)];
  const [point, byFeatures] = [new Float64Array(nFeatures), new Float64Array(nFeatures)];
  return {
    weigh: (row, codes, start, own, next, parts) => {
      parts.fill(0);
      for (let step = 0; step < nSteps; step++) {
        const along = (step + 0.5) / nSteps;
        for (let f = 0; f < nFeatures; f++) point[f] = centre[f] + along * (row[f] - centre[f]);
        const at = embedder.encode({ data: point, nSamples: 1, nFeatures });
        placer.slope(at.data, own, next, byCodes);
        embedder.slope(point, byCodes, byFeatures);
        for (let f = 0; f < nFeatures; f++) {
          parts[f] += ((row[f] - centre[f]) * byFeatures[f]) / nSteps;
        }
      }
      const prior = placer.weigh(codes, start, own, next, ofCodes);
      const whole = ofCodes.reduce((sum, part) => sum + part, prior);
      return parts.reduce((sum, part) => sum - part, whole);
    },
  };
}
