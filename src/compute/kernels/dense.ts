import { adam, type DenseOperations } from '../../core/index.ts';

/** What `assembly/dense.ts` exports; addresses are bytes, multiples of 4. */
export interface DenseKernel {
  denseMultiply(
    a: number,
    rowStride: number,
    stepStride: number,
    b: number,
    c: number,
    nRows: number,
    nSteps: number,
    nColumns: number,
  ): void;
  denseAdamStep(
    parameters: number,
    means: number,
    squares: number,
    gradients: number,
    nGradients: number,
    length: number,
    stepSize: number,
    decay: number,
    rest: number,
    squareDecay: number,
    squareRest: number,
    epsilon: number,
    least: number,
  ): void;
}

/** Bytes that the addresses of a step's gradients take up. */
export const operationsScratchBytes = 32;

/**
 * Core's operations done by the kernel, to the last bit. Every array must be a view of the kernels' memory.
 *
 * @param scratch address of {@link operationsScratchBytes} that nothing else writes to meanwhile
 */
export function kernelOperations(
  kernel: DenseKernel,
  buffer: SharedArrayBuffer,
  scratch: number,
): DenseOperations {
  const addresses = new Uint32Array(buffer, scratch, operationsScratchBytes / 4);
  return {
    multiply: ({ a, rowStride, stepStride, b, c, nRows, nSteps, nColumns }) =>
      kernel.denseMultiply(
        a.byteOffset,
        rowStride,
        stepStride,
        b.byteOffset,
        c.byteOffset,
        nRows,
        nSteps,
        nColumns,
      ),
    adamStep: ({ parameters, means, squares, gradients, stepSize }) => {
      gradients.forEach(({ byteOffset }, g) => (addresses[g] = byteOffset));
      kernel.denseAdamStep(
        parameters.byteOffset,
        means.byteOffset,
        squares.byteOffset,
        scratch,
        gradients.length,
        parameters.length,
        stepSize,
        adam.decay,
        1 - adam.decay,
        adam.squareDecay,
        1 - adam.squareDecay,
        adam.epsilon,
        adam.least,
      );
    },
  };
}
