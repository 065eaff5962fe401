import type { ScoreReport } from '../contract/index.ts';

/** An empty segment counts as this share, so that its logarithm exists. */
const leastShare = 1e-4;

/** Below the first the shares are stable, from the second on they have moved: the bounds that banks use. */
const bounds = [0.1, 0.25] as const;

/**
 * How far the shares of segments have moved: the population stability index, the sum of
 * (now - then) ln(now / then) (Siddiqi, 2006).
 *
 * @param now shares of the customers scored, one a segment
 * @param then their shares when the segments were made, in the same order
 */
export function shareShift(now: readonly number[], then: readonly number[]): ScoreReport['shift'] {
  const index = now.reduce((sum, share, i) => {
    const is = Math.max(share, leastShare);
    const was = Math.max(then[i] ?? 0, leastShare);
    return sum + (is - was) * Math.log(is / was);
  }, 0);
  const verdict = index < bounds[0] ? 'stable' : index < bounds[1] ? 'moving' : 'moved';
  return { index, verdict };
}
