import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whiteningFactor } from './cholesky.ts';

describe('whiteningFactor', () => {
  it('inverts the factor of a matrix worked by hand', () => {
    // [[4, 2], [2, 5]] = L L' with L = [[2, 0], [1, 2]]
    expect(whiteningFactor(Float64Array.of(4, 2, 2, 5), 2)).toEqual(
      Float64Array.of(0.5, -0.25, 0.5),
    );
  });

  it('answers null for a matrix that is not positive definite', () => {
    expect(whiteningFactor(Float64Array.of(1, 1, 1, 1), 2)).toBeNull();
    expect(whiteningFactor(Float64Array.of(1, 2, 2, 1), 2)).toBeNull();
    expect(whiteningFactor(Float64Array.of(0), 1)).toBeNull();
  });

  it('whitens: W C W is the unit matrix', () => {
    const anySize = fc.integer({ min: 1, max: 12 });
    const withRoot = anySize.chain((n) =>
      fc.tuple(
        fc.constant(n),
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
          minLength: n * n,
          maxLength: n * n,
        }),
      ),
    );
    fc.assert(
      fc.property(withRoot, ([n, root]) => {
        const covariance = Float64Array.from({ length: n * n }, (_, p) => {
          const [i, j] = [Math.floor(p / n), p % n];
          let sum = i === j ? 0.1 : 0;
          for (let f = 0; f < n; f++) sum += root[i * n + f] * root[j * n + f];
          return sum;
        });
        const factor = whiteningFactor(covariance, n) ?? new Float64Array();
        for (let i = 0; i < n; i++) {
          for (let j = 0; j <= i; j++) {
            let sum = 0;
            for (let f = 0; f <= i; f++) {
              for (let g = 0; g <= j; g++) {
                sum +=
                  factor[(i * (i + 1)) / 2 + f] *
                  covariance[f * n + g] *
                  factor[(j * (j + 1)) / 2 + g];
              }
            }
            expect(sum).toBeCloseTo(i === j ? 1 : 0, 9);
          }
        }
      }),
    );
  });
});
