import type { Network } from './network.ts';

/** What one block of rows needs while it passes through the network; values stand feature by feature, then by row. */
export interface Workspace {
  /** Rows that it has room for. */
  readonly blockRows: number;
  /** Inputs of the first layer, then the outputs of each: width x blockRows. */
  readonly activations: readonly Float32Array[];
  /** Two stretches for derivatives by outputs, the widest layer x blockRows. */
  readonly deltas: readonly [Float32Array, Float32Array];
  /** Room for the inputs of one layer row by row: blockRows x the widest layer. */
  readonly turned: Float32Array;
}

export function workspaceLength({ widths }: Network, blockRows: number): number {
  const widest = Math.max(...widths);
  return blockRows * (widths.reduce((sum, width) => sum + width, 0) + 3 * widest);
}

/** @param room {@link workspaceLength} numbers, whose content does not matter */
export function workspaceIn({ widths }: Network, blockRows: number, room: Float32Array): Workspace {
  const widest = Math.max(...widths);
  let next = 0;
  const take = (width: number): Float32Array => {
    const from = next;
    next += width * blockRows;
    return room.subarray(from, next);
  };
  return {
    blockRows,
    activations: widths.map(take),
    deltas: [take(widest), take(widest)],
    turned: take(widest),
  };
}
