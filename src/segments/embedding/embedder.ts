import type { EmbeddingFile } from '../../contract/index.ts';
import type { Matrix } from '../../core/index.ts';
import { createEncoder } from './encoder.ts';

/** A fitted embedding, ready to condense rows. */
export interface Embedder {
  readonly nCodes: number;
  /** The average row (nFeatures). */
  readonly centre: Float64Array;
  /** Points between the average row and another at which slopes tell the way between them. */
  readonly nSteps: number;
  /** @returns nSamples x nCodes; each row by itself, whatever the others are */
  readonly encode: (x: Matrix) => Matrix;
  /**
   * Takes slopes by the codes of a row back to slopes by its features.
   *
   * @param byCodes nCodes
   * @param byFeatures receives them (nFeatures)
   */
  readonly slope: (row: Float64Array, byCodes: Float64Array, byFeatures: Float64Array) => void;
}

export function embedderOf(file: EmbeddingFile): Embedder {
  return file.kind === 'pca' ? pcaEmbedder(file) : autoencoderEmbedder(file);
}

function pcaEmbedder({ centre, axes }: Extract<EmbeddingFile, { kind: 'pca' }>): Embedder {
  const nCodes = axes.length;
  return {
    nCodes,
    centre: Float64Array.from(centre),
    // Codes are linear, and clusters' figures at most quadratic in them: one point half way is exact.
    nSteps: 1,
    encode: ({ data, nSamples, nFeatures }) => {
      const codes = new Float64Array(nSamples * nCodes);
      for (let i = 0, p = 0; i < nSamples; i++) {
        for (const axis of axes) {
          let sum = 0;
          for (let f = 0; f < nFeatures; f++)
            sum += (data[i * nFeatures + f] - centre[f]) * axis[f];
          codes[p++] = sum;
        }
      }
      return { data: codes, nSamples, nFeatures: nCodes };
    },
    slope: (_, byCodes, byFeatures) => {
      byFeatures.fill(0);
      axes.forEach((axis, code) => {
        for (let f = 0; f < axis.length; f++) byFeatures[f] += byCodes[code] * axis[f];
      });
    },
  };
}

function autoencoderEmbedder(file: Extract<EmbeddingFile, { kind: 'autoencoder' }>): Embedder {
  const { centre, hiddenLayers, nCodes, parameters } = file;
  const encoder = createEncoder([centre.length, ...hiddenLayers, nCodes], parameters);
  return {
    nCodes,
    centre: Float64Array.from(centre),
    nSteps: 4,
    encode: ({ data, nSamples, nFeatures }) => {
      const codes = new Float64Array(nSamples * nCodes);
      for (let i = 0; i < nSamples; i++) {
        encoder.forward(data.subarray(i * nFeatures, (i + 1) * nFeatures));
        codes.set(encoder.codes, i * nCodes);
      }
      return { data: codes, nSamples, nFeatures: nCodes };
    },
    slope: (row, byCodes, byFeatures) => {
      encoder.forward(row);
      encoder.backward(byCodes, byFeatures);
    },
  };
}
