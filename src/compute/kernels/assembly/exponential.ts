// Exponential and logarithm of two numbers at once, by polynomials: the same bits on every machine.

/** 1.5 x 2^52: adding it leaves a whole number in the low bits. */
const rounder: f64 = 6755399441055744;

/**
 * e^x for x from -700 to 0, which smaller x is taken as. Relative error below 2e-16.
 *
 * x = n ln 2 + r with |r| <= ln 2 / 2 (ln 2 in two parts: Cody and Waite, 1980); e^r by the polynomial of degree 11
 * with the smallest largest error, 3e-18; n is added to the exponent's bits.
 */
export function exponential(value: v128): v128 {
  const x = f64x2.max(value, f64x2.splat(-700));
  const shifted = f64x2.add(f64x2.mul(x, f64x2.splat(1.4426950408889634)), f64x2.splat(rounder));
  const n = f64x2.sub(shifted, f64x2.splat(rounder));
  const high = f64x2.sub(x, f64x2.mul(n, f64x2.splat(0.6931471803691238)));
  const r = f64x2.sub(high, f64x2.mul(n, f64x2.splat(1.9082149292705877e-10)));
  let sum = f64x2.splat(2.5110049204818658e-8);
  sum = next(sum, r, 2.763265472252779e-7);
  sum = next(sum, r, 2.755724088722987e-6);
  sum = next(sum, r, 2.4801485441561313e-5);
  sum = next(sum, r, 0.00019841269890076403);
  sum = next(sum, r, 0.0013888888952352863);
  sum = next(sum, r, 0.008333333333319589);
  sum = next(sum, r, 0.04166666666648795);
  sum = next(sum, r, 0.1666666666666668);
  sum = next(sum, r, 0.5000000000000019);
  sum = next(sum, r, 1);
  sum = next(sum, r, 1);
  return i64x2.add(sum, i64x2.shl(shifted, 52));
}

/**
 * Natural logarithm of x for x from 1 to 2^1000. Relative error below 5e-16.
 *
 * x = 2^n m with m from sqrt(1/2) to sqrt(2), and the series of 2 artanh((m - 1) / (m + 1)) to the power 19.
 */
export function logarithm(x: v128): v128 {
  const exponent = i64x2.shr_u(x, 52);
  const fraction = v128.or(
    v128.and(x, i64x2.splat(0x000fffffffffffff)),
    i64x2.splat(0x3ff0000000000000),
  );
  const isLarge = f64x2.gt(fraction, f64x2.splat(1.4142135623730951));
  const m = v128.bitselect(f64x2.mul(fraction, f64x2.splat(0.5)), fraction, isLarge);
  // A comparison that holds is -1 as a whole number.
  const n = i64x2.sub(i64x2.sub(exponent, i64x2.splat(1023)), isLarge);
  const power = f64x2.sub(i64x2.add(n, f64x2.splat(rounder)), f64x2.splat(rounder));
  const one = f64x2.splat(1);
  const ratio = f64x2.div(f64x2.sub(m, one), f64x2.add(m, one));
  const square = f64x2.mul(ratio, ratio);
  let sum = f64x2.splat(2.0 / 19);
  sum = next(sum, square, 2.0 / 17);
  sum = next(sum, square, 2.0 / 15);
  sum = next(sum, square, 2.0 / 13);
  sum = next(sum, square, 2.0 / 11);
  sum = next(sum, square, 2.0 / 9);
  sum = next(sum, square, 2.0 / 7);
  sum = next(sum, square, 2.0 / 5);
  sum = next(sum, square, 2.0 / 3);
  sum = next(sum, square, 2);
  const small = f64x2.add(
    f64x2.mul(sum, ratio),
    f64x2.mul(power, f64x2.splat(1.9082149292705877e-10)),
  );
  return f64x2.add(f64x2.mul(power, f64x2.splat(0.6931471803691238)), small);
}

/** One step of Horner's scheme. */
function next(sum: v128, x: v128, coefficient: f64): v128 {
  return f64x2.add(f64x2.mul(sum, x), f64x2.splat(coefficient));
}
