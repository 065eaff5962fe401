import {
  ClienteleError,
  type EmbeddingFile,
  type EmbeddingReport,
  type EmbeddingRequest,
} from '../../contract/index.ts';
import { type Executor, type ExecutorHooks, type Matrix, type Pca } from '../../core/index.ts';
import { rowsOf } from '../algorithms/rowsOf.ts';
import { embedderOf } from './embedder.ts';

/** Features condensed to codes, and what condenses new rows alike. */
export interface FittedEmbedding {
  readonly file: EmbeddingFile;
  /** nSamples x nCodes: what the file makes of the rows. */
  readonly codes: Matrix;
  readonly report: EmbeddingReport;
  readonly warnings: readonly string[];
}

/**
 * Condenses the features of all rows: by principal components (Pearson, 1901) or by an autoencoder (Hinton and
 * Salakhutdinov, 2006).
 *
 * @param x nSamples x nFeatures
 * @param hooks progress in epochs, of an autoencoder
 * @throws ClienteleError `usage` for more codes than features
 */
export async function fitEmbedding(
  x: Matrix,
  featureNames: readonly string[],
  request: EmbeddingRequest,
  seed: number,
  executor: Executor,
  hooks: ExecutorHooks,
): Promise<FittedEmbedding> {
  if ('nCodes' in request && request.nCodes > x.nFeatures) {
    throw new ClienteleError(
      'usage',
      `--embed ${request.kind}:${request.nCodes} asks for more codes than the ${x.nFeatures} features that there are; ask for at most ${x.nFeatures}.`,
    );
  }
  return request.kind === 'pca'
    ? byComponents(x, featureNames, request, executor)
    : byAutoencoder(x, featureNames, request.nCodes, seed, executor, hooks);
}

async function byComponents(
  x: Matrix,
  featureNames: readonly string[],
  request: Extract<EmbeddingRequest, { kind: 'pca' }>,
  executor: Executor,
): Promise<FittedEmbedding> {
  const fitted = await executor.pca(x);
  const nCodes = 'share' in request ? componentsFor(fitted, request.share) : request.nCodes;
  const axes = rowsOf(fitted.components).slice(0, nCodes);
  const file: EmbeddingFile = { kind: 'pca', centre: [...fitted.means], axes };
  const { codes, errors } = condensed(x, file, (code, f) => axes[code][f]);
  return {
    file,
    codes,
    report: reportOf('pca', nCodes, null, errors, featureNames),
    warnings: [],
  };
}

/** The fewest components that explain the share. */
function componentsFor({ explainedVarianceRatio }: Pca, share: number): number {
  let explained = 0;
  for (const [place, ratio] of explainedVarianceRatio.entries()) {
    explained += ratio;
    if (explained >= share) return place + 1;
  }
  return explainedVarianceRatio.length;
}

function condensed(
  x: Matrix,
  file: Extract<EmbeddingFile, { kind: 'pca' }>,
  weight: (code: number, feature: number) => number,
): { codes: Matrix; errors: Float64Array } {
  const codes = embedderOf(file).encode(x);
  const errors = new Float64Array(x.nFeatures);
  for (let i = 0; i < x.nSamples; i++) {
    for (let f = 0; f < x.nFeatures; f++) {
      let again = file.centre[f];
      for (let c = 0; c < codes.nFeatures; c++) {
        again += codes.data[i * codes.nFeatures + c] * weight(c, f);
      }
      errors[f] += (x.data[i * x.nFeatures + f] - again) ** 2 / x.nSamples;
    }
  }
  return { codes, errors };
}

async function byAutoencoder(
  x: Matrix,
  featureNames: readonly string[],
  codeSize: number,
  seed: number,
  executor: Executor,
  hooks: ExecutorHooks,
): Promise<FittedEmbedding> {
  const fit = await executor.autoencoder(x, { codeSize, seed }, hooks);
  const { hiddenLayers, parameters } = fit.model;
  const widths = [x.nFeatures, ...hiddenLayers, codeSize];
  const nParameters = widths.slice(1).reduce((sum, width, l) => sum + width * (widths[l] + 1), 0);
  const file: EmbeddingFile = {
    kind: 'autoencoder',
    centre: [...columnMeans(x)],
    hiddenLayers: [...hiddenLayers],
    nCodes: codeSize,
    // Nine digits say a 32-bit number exactly.
    parameters: Array.from(parameters.subarray(0, nParameters), (value) =>
      Number(value.toPrecision(9)),
    ),
  };
  const errors = fit.reconstructionErrors;
  return {
    file,
    codes: embedderOf(file).encode(x),
    report: reportOf('autoencoder', codeSize, fit.nIter, errors, featureNames),
    warnings: fit.warnings,
  };
}

function columnMeans({ data, nSamples, nFeatures }: Matrix): Float64Array {
  const means = new Float64Array(nFeatures);
  for (let p = 0; p < data.length; p++) means[p % nFeatures] += data[p] / nSamples;
  return means;
}

function reportOf(
  kind: EmbeddingReport['kind'],
  nCodes: number,
  nEpochs: number | null,
  errors: Float64Array,
  featureNames: readonly string[],
): EmbeddingReport {
  return {
    kind,
    nCodes,
    nEpochs,
    reconstructionError: errors.reduce((sum, error) => sum + error, 0) / errors.length,
    features: featureNames
      .map((feature, f) => ({ feature, reconstructionError: errors[f] }))
      .toSorted((a, b) => b.reconstructionError - a.reconstructionError),
  };
}
