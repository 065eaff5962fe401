import type { Layer, Network } from './network.ts';
import type { DenseOperations } from './operations.ts';
import type { Workspace } from './workspace.ts';

/** Rows of f32 numbers, row-major. */
export interface Rows {
  readonly data: Float32Array;
  readonly nFeatures: number;
}

/** Puts the chosen rows into the workspace as inputs of layer `layer`; places beyond them become 0. */
export function loadRows(
  { data, nFeatures }: Rows,
  chosen: Int32Array,
  { activations, blockRows }: Workspace,
  layer = 0,
): void {
  const inputs = activations[layer];
  inputs.fill(0);
  chosen.forEach((row, place) => {
    for (let f = 0, from = row * nFeatures; f < nFeatures; f++) {
      inputs[f * blockRows + place] = data[from + f];
    }
  });
}

/** Passes what was loaded through the layers from .. to - 1. */
export function forward(
  { layers }: Network,
  parameters: Float32Array,
  workspace: Workspace,
  operations: DenseOperations,
  from = 0,
  to = layers.length,
): void {
  const { activations, blockRows } = workspace;
  for (let l = from; l < to; l++) {
    const layer = layers[l];
    operations.multiply({
      a: parameters.subarray(layer.weights, layer.biases),
      rowStride: layer.nInputs,
      stepStride: 1,
      b: activations[l],
      c: activations[l + 1],
      nRows: layer.nOutputs,
      nSteps: layer.nInputs,
      nColumns: blockRows,
    });
    addBiases(layer, parameters, activations[l + 1], blockRows);
  }
}

function addBiases(
  { biases, nOutputs, relu }: Layer,
  parameters: Float32Array,
  outputs: Float32Array,
  blockRows: number,
): void {
  for (let o = 0, p = 0; o < nOutputs; o++) {
    const bias = parameters[biases + o];
    for (const end = p + blockRows; p < end; p++) {
      const output = outputs[p] + bias;
      outputs[p] = relu && output < 0 ? 0 : output;
    }
  }
}
