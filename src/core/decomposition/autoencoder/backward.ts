import type { Layer, Network } from './network.ts';
import type { DenseOperations } from './operations.ts';
import type { Workspace } from './workspace.ts';

/**
 * Gradient of the squared errors of a block that has passed {@link forward}, times `scale`, by back-propagation
 * (Rumelhart, Hinton and Williams, 1986).
 *
 * @param nRows rows in the block
 * @param gradient receives it, one number a parameter, overwritten
 * @returns the sum of squared errors over the rows and features
 */
export function backward(
  { layers, widths }: Network,
  parameters: Float32Array,
  workspace: Workspace,
  nRows: number,
  scale: number,
  operations: DenseOperations,
  gradient: Float32Array,
): number {
  const { activations, blockRows } = workspace;
  let [delta, spare] = workspace.deltas;
  const error = lastDelta(activations, nRows, blockRows, 2 * scale, delta);
  for (let l = layers.length - 1; l >= 0; l--) {
    const layer = layers[l];
    turn(activations[l], widths[l], blockRows, workspace.turned);
    operations.multiply({
      a: delta,
      rowStride: blockRows,
      stepStride: 1,
      b: workspace.turned,
      c: gradient.subarray(layer.weights, layer.biases),
      nRows: layer.nOutputs,
      nSteps: nRows,
      nColumns: layer.nInputs,
    });
    sumRows(delta, layer, blockRows, gradient);
    if (l === 0) break;
    operations.multiply({
      a: parameters.subarray(layer.weights, layer.biases),
      rowStride: 1,
      stepStride: layer.nInputs,
      b: delta,
      c: spare,
      nRows: layer.nInputs,
      nSteps: layer.nOutputs,
      nColumns: blockRows,
    });
    [delta, spare] = [spare, delta];
    if (layers[l - 1].relu) closeGates(activations[l], delta);
  }
  return error;
}

/** Derivatives by the last layer's outputs; 0 in places without a row. */
function lastDelta(
  activations: readonly Float32Array[],
  nRows: number,
  blockRows: number,
  scale: number,
  delta: Float32Array,
): number {
  const [targets, outputs] = [activations[0], activations[activations.length - 1]];
  let error = 0;
  for (let p = 0, row = 0; p < targets.length; p++) {
    const difference = row < nRows ? outputs[p] - targets[p] : 0;
    error += difference * difference;
    delta[p] = scale * difference;
    row = row + 1 === blockRows ? 0 : row + 1;
  }
  return error;
}

function sumRows(
  delta: Float32Array,
  { biases, nOutputs }: Layer,
  blockRows: number,
  gradient: Float32Array,
): void {
  for (let o = 0, p = 0; o < nOutputs; o++) {
    let sum = 0;
    for (const end = p + blockRows; p < end; p++) sum += delta[p];
    gradient[biases + o] = sum;
  }
}

/** Nothing flows back through a ReLU that gave 0. */
function closeGates(outputs: Float32Array, delta: Float32Array): void {
  for (let p = 0; p < outputs.length; p++) if (!(outputs[p] > 0)) delta[p] = 0;
}

/** From feature by feature to row by row, in patches that stay in the cache. */
function turn(from: Float32Array, width: number, blockRows: number, to: Float32Array): void {
  for (let first = 0; first < width; first += 16) {
    const end = Math.min(width, first + 16);
    for (let row = 0; row < blockRows; row++) {
      for (let f = first; f < end; f++) to[row * width + f] = from[f * blockRows + row];
    }
  }
}
