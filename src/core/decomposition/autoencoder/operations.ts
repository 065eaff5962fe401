/** A product of two matrices of f32 numbers, `c = a b`. */
export interface Product {
  /** Entry (row, step) of the left matrix is `a[row * rowStride + step * stepStride]`. */
  readonly a: Float32Array;
  readonly rowStride: number;
  readonly stepStride: number;
  /** nSteps x nColumns, row-major. */
  readonly b: Float32Array;
  /** nRows x nColumns, row-major, overwritten. */
  readonly c: Float32Array;
  readonly nRows: number;
  readonly nSteps: number;
  readonly nColumns: number;
}

/** One step of Adam on some of the parameters. */
export interface AdamStep {
  readonly parameters: Float32Array;
  /** Running means of the gradients and of their squares, as long as the parameters. */
  readonly means: Float32Array;
  readonly squares: Float32Array;
  /** Gradients to be summed, first to last; each as long as the parameters. */
  readonly gradients: readonly Float32Array[];
  /** The learning rate with the correction for the first steps. */
  readonly stepSize: number;
}

export const adam = { decay: 0.9, squareDecay: 0.999, epsilon: 1e-8, least: 1e-30 } as const;

/**
 * The heavy loops. Whoever offers them gives the same bytes: each sum starts from 0, takes its terms in order and is
 * rounded to f32 after every product and every addition.
 */
export interface DenseOperations {
  multiply(product: Product): void;
  adamStep(step: AdamStep): void;
}

/** The learning rate of step `step` (from 1), corrected for means that started from 0 (Kingma and Ba, 2015, section 2). */
export function adamStepSize(learningRate: number, step: number): number {
  return (learningRate * Math.sqrt(1 - adam.squareDecay ** step)) / (1 - adam.decay ** step);
}
