/** Watches an error from epoch to epoch and keeps the parameters that it was lowest with. */
export interface GainWatch {
  /** @returns whether the error has not gained for more than `patience` epochs */
  endsAt(epoch: number, error: number): boolean;
  /** Puts the best parameters back; returns their epoch. */
  restore(): number;
}

/**
 * Early stopping (Prechelt, 1998).
 *
 * @param parameters those that training changes
 * @param tol share by which the error must fall below the lowest to count as a gain
 */
export function watchGain(parameters: Float32Array, patience: number, tol: number): GainWatch {
  const best = Float32Array.from(parameters);
  let lowest = Infinity;
  let bestEpoch = 0;
  let lastGain = 0;
  let toBeat = Infinity;
  return {
    endsAt(epoch, error) {
      if (error < toBeat) {
        toBeat = error * (1 - tol);
        lastGain = epoch;
      }
      if (error < lowest) {
        lowest = error;
        bestEpoch = epoch;
        best.set(parameters);
      }
      return epoch - lastGain > patience;
    },
    restore() {
      parameters.set(best);
      return bestEpoch;
    },
  };
}
