/** Dense layers with ReLU between them and a linear last one, for one row at a time. */
export interface Encoder {
  /** What the last row became (nCodes); overwritten by the next. */
  readonly codes: Float64Array;
  readonly forward: (row: Float64Array) => void;
  /**
   * Slopes of the row that was passed last, by back-propagation (Rumelhart, Hinton and Williams, 1986).
   *
   * @param byInputs receives them
   */
  readonly backward: (byCodes: Float64Array, byInputs: Float64Array) => void;
}

/**
 * @param widths of the inputs, the layers between and the codes
 * @param parameters layer by layer: weights (outputs x inputs, row-major), then biases
 */
export function createEncoder(widths: readonly number[], parameters: readonly number[]): Encoder {
  const weights = Float64Array.from(parameters);
  const activations = widths.map((width) => new Float64Array(width));
  const slopes = widths.map((width) => new Float64Array(width));
  const last = widths.length - 1;
  const starts = widths
    .slice(1)
    .reduce<number[]>((all, width, l) => [...all, all[l] + width * (widths[l] + 1)], [0]);
  return {
    codes: activations[last],
    forward: (row) => {
      activations[0].set(row);
      for (let l = 0; l < last; l++) {
        const [from, to] = [activations[l], activations[l + 1]];
        let w = starts[l];
        const biases = w + to.length * from.length;
        for (let o = 0; o < to.length; o++) {
          let sum = weights[biases + o];
          for (let i = 0; i < from.length; i++) sum += weights[w++] * from[i];
          to[o] = sum < 0 && l + 1 < last ? 0 : sum;
        }
      }
    },
    backward: (byCodes, byInputs) => {
      slopes[last].set(byCodes);
      for (let l = last - 1; l >= 0; l--) {
        const [into, from] = [slopes[l].fill(0), slopes[l + 1]];
        let w = starts[l];
        for (let o = 0; o < from.length; o++) {
          for (let i = 0; i < into.length; i++) into[i] += weights[w++] * from[o];
        }
        if (l > 0) for (let i = 0; i < into.length; i++) if (activations[l][i] <= 0) into[i] = 0;
      }
      byInputs.set(slopes[0]);
    },
  };
}
