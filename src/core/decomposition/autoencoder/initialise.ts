import { createRandom } from '../../random/index.ts';
import type { Network } from './network.ts';

/**
 * Draws the weights to start from, normal with variance 2 / (nInputs + nOutputs), so that neither signals nor gradients
 * grow or fade on their way (Glorot and Bengio, 2010). The larger weights of He et al. (2015) start autoencoders of
 * tables further from their goal. Biases are 0.
 *
 * @param parameters receives them, overwritten
 */
export function initialise(network: Network, seed: number, parameters: Float32Array): void {
  const random = createRandom(seed);
  parameters.fill(0);
  for (const { nInputs, nOutputs, weights, biases } of network.layers) {
    const deviation = Math.sqrt(2 / (nInputs + nOutputs));
    for (let w = weights; w < biases; w++) parameters[w] = deviation * random.nextGaussian();
  }
}
