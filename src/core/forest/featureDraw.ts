import type { Random } from '../random/index.ts';

/** Draws features without replacement, node by node. */
export interface FeatureDraw {
  /** The feature drawn as number `drawn` (from 0) in the node at hand. */
  draw(drawn: number): number;
}

/** Each draw swaps one of the features not yet drawn to its place; nodes go on from the order so reached. */
export function createFeatureDraw(nFeatures: number, random: Random): FeatureDraw {
  const order = Int32Array.from({ length: nFeatures }, (_, f) => f);
  return {
    draw: (drawn) => {
      const place = drawn + random.nextInt(nFeatures - drawn);
      const feature = order[place];
      order[place] = order[drawn];
      order[drawn] = feature;
      return feature;
    },
  };
}
