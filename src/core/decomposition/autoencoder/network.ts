/** One dense layer and its place among the network's parameters. */
export interface Layer {
  readonly nInputs: number;
  readonly nOutputs: number;
  /** Where its weights begin: nOutputs x nInputs, row-major. */
  readonly weights: number;
  /** Where its biases begin: nOutputs. */
  readonly biases: number;
  /** Whether negative outputs become 0; the code and the last layer are linear. */
  readonly relu: boolean;
}

/** The shape of an autoencoder: layers that lead to the code and back. */
export interface Network {
  /** nFeatures, hidden layers, code, decoder layers, nFeatures. */
  readonly widths: readonly number[];
  readonly layers: readonly Layer[];
  /** The code is what comes out of the first so many layers. */
  readonly nEncoding: number;
  readonly nParameters: number;
}

/** What a network is made from. */
export interface NetworkShape {
  readonly nFeatures: number;
  readonly hiddenLayers: readonly number[];
  readonly codeSize: number;
  readonly decoderLayers: readonly number[];
}

export function networkOf({
  nFeatures,
  hiddenLayers,
  codeSize,
  decoderLayers,
}: NetworkShape): Network {
  const widths = [nFeatures, ...hiddenLayers, codeSize, ...decoderLayers, nFeatures];
  const nEncoding = hiddenLayers.length + 1;
  const layers: Layer[] = [];
  let next = 0;
  for (let l = 0; l + 1 < widths.length; l++) {
    const [nInputs, nOutputs] = [widths[l], widths[l + 1]];
    const biases = next + nInputs * nOutputs;
    const relu = l + 1 !== nEncoding && l + 2 !== widths.length;
    layers.push({ nInputs, nOutputs, weights: next, biases, relu });
    next = biases + nOutputs;
  }
  return { widths, layers, nEncoding, nParameters: next };
}
