import type { GiveUp, Standing } from './descent.ts';
import { isNear } from './isNear.ts';

/** A descent is given up when so many times its latest gain would not bring it below the goal. */
const patience = 10;

/**
 * Gives a descent up once it is not going to end below a goal, or is about to end where another one did.
 *
 * @param met where others ended, of as many clusters
 */
export function unlessHopeful(goal: number, met: readonly Standing[], nFeatures: number): GiveUp {
  let before = Infinity;
  return (standing) => {
    const gain = before - standing.inertia;
    before = standing.inertia;
    return (
      standing.inertia - patience * gain >= goal ||
      met.some((end) => isNear(standing, end, nFeatures))
    );
  };
}
