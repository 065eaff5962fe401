import { adam, type AdamStep, type DenseOperations, type Product } from './operations.ts';

const f32 = Math.fround;

/** {@link DenseOperations} in plain TypeScript. */
export const plainOperations: DenseOperations = { multiply, adamStep };

/** Four columns at a time, whose sums stay in registers. */
function multiply({ a, rowStride, stepStride, b, c, nRows, nSteps, nColumns }: Product): void {
  const tiled = nColumns - (nColumns % 4);
  for (let row = 0; row < nRows; row++) {
    const from = row * rowStride;
    const to = row * nColumns;
    for (let column = 0; column < tiled; column += 4) {
      let [s0, s1, s2, s3] = [0, 0, 0, 0];
      for (let step = 0, p = from, q = column; step < nSteps; step++) {
        const left = a[p];
        s0 = f32(s0 + f32(left * b[q]));
        s1 = f32(s1 + f32(left * b[q + 1]));
        s2 = f32(s2 + f32(left * b[q + 2]));
        s3 = f32(s3 + f32(left * b[q + 3]));
        p += stepStride;
        q += nColumns;
      }
      c[to + column] = s0;
      c[to + column + 1] = s1;
      c[to + column + 2] = s2;
      c[to + column + 3] = s3;
    }
    for (let column = tiled; column < nColumns; column++) {
      let sum = 0;
      for (let step = 0, p = from, q = column; step < nSteps; step++) {
        sum = f32(sum + f32(a[p] * b[q]));
        p += stepStride;
        q += nColumns;
      }
      c[to + column] = sum;
    }
  }
}

/** Adam (Kingma and Ba, 2015). Means too small to matter become 0, for subnormal numbers are slow. */
function adamStep({ parameters, means, squares, gradients, stepSize }: AdamStep): void {
  const [first, ...others] = gradients;
  const decay = f32(adam.decay);
  const rest = f32(1 - adam.decay);
  const squareDecay = f32(adam.squareDecay);
  const squareRest = f32(1 - adam.squareDecay);
  const [epsilon, least, length] = [f32(adam.epsilon), f32(adam.least), f32(stepSize)];
  for (let p = 0; p < parameters.length; p++) {
    let gradient = first[p];
    for (const other of others) gradient = f32(gradient + other[p]);
    const mean = f32(f32(decay * means[p]) + f32(rest * gradient));
    const kept = Math.abs(mean) < least ? 0 : mean;
    const square = f32(f32(squareDecay * squares[p]) + f32(squareRest * f32(gradient * gradient)));
    means[p] = kept;
    squares[p] = square;
    const change = f32(f32(length * kept) / f32(f32(Math.sqrt(square)) + epsilon));
    parameters[p] = f32(parameters[p] - change);
  }
}
