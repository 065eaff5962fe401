import { checkMatrix } from '../../checkMatrix.ts';
import type { Matrix } from '../../matrix.ts';
import { forward, loadRows } from './forward.ts';
import { networkOf, type Network, type NetworkShape } from './network.ts';
import { plainOperations } from './plainOperations.ts';
import { takeColumns } from './reconstruct.ts';
import { workspaceIn, workspaceLength } from './workspace.ts';

/** A trained autoencoder. */
export interface AutoencoderModel extends NetworkShape {
  readonly algorithm: 'autoencoder';
  /** Layer by layer: weights (outputs x inputs, row-major), then biases. */
  readonly parameters: Float32Array;
}

/**
 * Condenses rows to their codes.
 *
 * @param x nSamples x nFeatures, scaled as the training rows were
 * @returns nSamples x codeSize
 * @throws RangeError on missing or infinite values or another number of features.
 */
export function encode(model: AutoencoderModel, x: Matrix): Matrix {
  const network = networkOf(model);
  return pass(model, network, x, 0, network.nEncoding);
}

/**
 * Turns codes back into rows.
 *
 * @param codes nSamples x codeSize
 * @returns nSamples x nFeatures
 * @throws RangeError on missing or infinite values or another size of code.
 */
export function decode(model: AutoencoderModel, codes: Matrix): Matrix {
  const network = networkOf(model);
  return pass(model, network, codes, network.nEncoding, network.layers.length);
}

const blockRows = 64;

function pass(
  { parameters }: AutoencoderModel,
  network: Network,
  x: Matrix,
  from: number,
  to: number,
): Matrix {
  checkMatrix(x);
  const [nInputs, nOutputs] = [network.widths[from], network.widths[to]];
  if (x.nFeatures !== nInputs) {
    throw new RangeError(
      `the rows have ${x.nFeatures} features, the autoencoder takes ${nInputs}; they must be the same`,
    );
  }
  const rows = { data: Float32Array.from(x.data), nFeatures: nInputs };
  const room = new Float32Array(workspaceLength(network, blockRows));
  const workspace = workspaceIn(network, blockRows, room);
  const data = new Float64Array(x.nSamples * nOutputs);
  for (let first = 0; first < x.nSamples; first += blockRows) {
    const length = Math.min(blockRows, x.nSamples - first);
    loadRows(
      rows,
      Int32Array.from({ length }, (_, i) => first + i),
      workspace,
      from,
    );
    forward(network, parameters, workspace, plainOperations, from, to);
    takeColumns(workspace.activations[to], nOutputs, blockRows, data, first);
  }
  return { data, nSamples: x.nSamples, nFeatures: nOutputs };
}
