import {
  largestSeed,
  resolveOptions,
  type Given,
  type OptionSpecs,
  type Resolved,
} from '../../options/index.ts';

const numberSpecs = {
  codeSize: {
    kind: 'integer',
    min: 1,
    max: 10_000,
    sentence: 'numbers that each row is condensed to',
  },
  batchSize: {
    kind: 'integer',
    default: 128,
    min: 1,
    max: 65_536,
    sentence: 'rows that each step of the descent looks at',
  },
  maxEpochs: {
    kind: 'integer',
    default: 200,
    min: 1,
    max: 100_000,
    sentence: 'passes over the training rows after which training stops, whatever it still gains',
  },
  learningRate: {
    kind: 'number',
    default: 1e-3,
    min: 0,
    max: 1,
    sentence: 'length of the steps of the descent (Adam)',
  },
  validationShare: {
    kind: 'number',
    default: 0.1,
    min: 0,
    max: 0.5,
    sentence:
      'share of the rows kept out of training to see when it gains no more; 0 trains to the last epoch',
  },
  patience: {
    kind: 'integer',
    default: 10,
    min: 0,
    max: 100_000,
    sentence: 'epochs in a row without gain on the validation rows that training goes on after',
  },
  tol: {
    kind: 'number',
    default: 0.01,
    min: 0,
    max: 1,
    sentence: 'share by which the error on the validation rows must fall to count as a gain',
  },
  seed: {
    kind: 'integer',
    default: 42,
    min: 0,
    max: largestSeed,
    sentence: 'same seed, same result, on any number of threads',
  },
} as const satisfies OptionSpecs;

const widestLayer = 65_536;

/** The options of an autoencoder: default, range and sentence of each stand here alone. */
export const autoencoderOptionSpecs = {
  ...numberSpecs,
  hiddenLayers: {
    kind: 'integers',
    min: 1,
    max: widestLayer,
    sentence:
      'widths of the layers between the features and the code; two that suit the number of features when not given, none at all for []',
  },
  decoderLayers: {
    kind: 'integers',
    min: 1,
    max: widestLayer,
    sentence:
      'widths of the layers between the code and the features again; the mirror of hiddenLayers when not given',
  },
} as const;

interface WithLayers {
  readonly hiddenLayers: readonly number[];
  readonly decoderLayers: readonly number[];
}

/** Options of an autoencoder as a caller gives them: only `codeSize` is needed. */
export type AutoencoderOptions = Given<typeof numberSpecs> & Partial<WithLayers>;

/** Options of an autoencoder, every default filled in. */
export type AutoencoderSettings = Resolved<typeof numberSpecs> & WithLayers;

/**
 * Fills in the defaults of {@link autoencoderOptionSpecs} and checks what was given.
 *
 * @throws TypeError or RangeError that names the option, the value and what is allowed.
 */
export function resolveAutoencoderOptions(
  options: AutoencoderOptions,
  nFeatures: number,
): AutoencoderSettings {
  const {
    hiddenLayers = defaultLayers(nFeatures),
    decoderLayers = hiddenLayers.toReversed(),
    ...numbers
  } = options;
  checkWidths('hiddenLayers', hiddenLayers);
  checkWidths('decoderLayers', decoderLayers);
  return { ...resolveOptions(numberSpecs, numbers), hiddenLayers, decoderLayers };
}

function checkWidths(name: string, widths: readonly number[]): void {
  for (const width of widths) {
    if (!Number.isInteger(width) || width < 1 || width > widestLayer) {
      throw new RangeError(
        `${name} has ${width}; each width must be a whole number from 1 to ${widestLayer}`,
      );
    }
  }
}

/** Wide enough for tables of tens of columns, small enough to train in seconds. */
function defaultLayers(nFeatures: number): number[] {
  const width = Math.min(256, Math.max(64, 8 * Math.ceil(nFeatures / 2)));
  return [width, width / 2];
}
