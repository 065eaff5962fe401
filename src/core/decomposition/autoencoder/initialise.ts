import { createRandom } from '../../random/index.ts';
import type { Network } from './network.ts';

/**
 * Draws the weights to start from, so that signals keep their size from layer to layer: normal with variance
 * 2 / nInputs before a ReLU (He et al., 2015), 2 / (nInputs + nOutputs) elsewhere (Glorot and Bengio, 2010).
 * Biases are 0.
 *
 * @param parameters receives them, overwritten
 */
export function initialise(network: Network, seed: number, parameters: Float32Array): void {
  const random = createRandom(seed);
  parameters.fill(0);
  for (const { nInputs, nOutputs, weights, biases, relu } of network.layers) {
    const deviation = Math.sqrt(2 / (relu ? nInputs : nInputs + nOutputs));
    for (let w = weights; w < biases; w++) parameters[w] = deviation * random.nextGaussian();
  }
}
