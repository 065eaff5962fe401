import { forward, loadRows } from './forward.ts';
import type { DenseOperations } from './operations.ts';
import { workspaceOf, type TrainingState } from './state.ts';

/** What became of some rows on their way through the network. */
export interface Reconstruction {
  /** Rows x codeSize. */
  readonly codes: Float64Array;
  /** Sum of squared errors of each feature over each block of rows: blocks x nFeatures. */
  readonly blockErrors: Float64Array;
}

/** Passes the chosen rows through, in the first slot's room. */
export function reconstruct(
  state: Pick<TrainingState, 'network' | 'rows' | 'parameters' | 'blockRows' | 'slots'>,
  chosen: Int32Array,
  operations: DenseOperations,
): Reconstruction {
  const { network, rows, parameters, blockRows } = state;
  const { nFeatures } = rows;
  const codeSize = network.widths[network.nEncoding];
  const workspace = workspaceOf(state, state.slots[0]);
  const { activations } = workspace;
  const codes = new Float64Array(chosen.length * codeSize);
  const blockErrors = new Float64Array(Math.ceil(chosen.length / blockRows) * nFeatures);
  for (let from = 0, at = 0; from < chosen.length; from += blockRows, at += nFeatures) {
    const block = chosen.subarray(from, from + blockRows);
    loadRows(rows, block, workspace);
    forward(network, parameters, workspace, operations);
    takeColumns(activations[network.nEncoding], codeSize, blockRows, codes, from);
    addErrors(workspace.activations, block.length, blockRows, blockErrors.subarray(at));
  }
  return { codes, blockErrors };
}

/** Writes the rows of a block, which stand feature by feature, to their place row by row. */
export function takeColumns(
  columns: Float32Array,
  width: number,
  blockRows: number,
  to: Float64Array,
  firstRow: number,
): void {
  const nRows = Math.min(blockRows, to.length / width - firstRow);
  for (let row = 0, p = firstRow * width; row < nRows; row++) {
    for (let f = 0; f < width; f++, p++) to[p] = columns[f * blockRows + row];
  }
}

function addErrors(
  activations: readonly Float32Array[],
  nRows: number,
  blockRows: number,
  errors: Float64Array,
): void {
  const [targets, outputs] = [activations[0], activations[activations.length - 1]];
  const nFeatures = targets.length / blockRows;
  for (let f = 0; f < nFeatures; f++) {
    for (let row = 0, p = f * blockRows; row < nRows; row++, p++) {
      errors[f] += (outputs[p] - targets[p]) ** 2;
    }
  }
}

/** Mean squared error of each feature, blocks added in their order. */
export function meanErrors(
  { blockErrors }: Reconstruction,
  nFeatures: number,
  nRows: number,
): Float64Array {
  const sums = new Float64Array(nFeatures);
  blockErrors.forEach((error, i) => (sums[i % nFeatures] += error));
  return sums.map((sum) => sum / nRows);
}
