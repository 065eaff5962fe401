/**
 * log(1 + value) of each value, which draws in a tail on the right; missing values stay missing.
 *
 * @throws RangeError when a value is below 0: yeoJohnson serves columns with both signs.
 */
export function log1p(values: Float64Array): Float64Array {
  return values.map((value, row) => {
    if (value < 0) {
      throw new RangeError(
        `row ${row} holds ${value}; log1p takes no negative values, yeoJohnson does`,
      );
    }
    return Math.log1p(value);
  });
}
