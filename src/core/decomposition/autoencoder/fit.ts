import type { Matrix } from '../../matrix.ts';
import type { AutoencoderModel } from './model.ts';

/** A trained autoencoder and what training it told. */
export interface AutoencoderFit {
  readonly model: AutoencoderModel;
  /** nSamples x codeSize; the same as `encode(model, x)`. */
  readonly codes: Matrix;
  /** Mean squared error over all rows and features, in the unit of the features squared. */
  readonly reconstructionError: number;
  /** Mean squared error of each feature (nFeatures). */
  readonly reconstructionErrors: Float64Array;
  /** Mean squared error of the training rows in each epoch, each row before the step it was part of. */
  readonly trainingErrors: readonly number[];
  /** Mean squared error of the validation rows after each epoch; empty without such rows. */
  readonly validationErrors: readonly number[];
  /** Epochs trained. */
  readonly nIter: number;
  /** The epoch, from 1, whose parameters the model has. */
  readonly bestEpoch: number;
  /** Whether the validation rows ended training, and not `maxEpochs`. */
  readonly converged: boolean;
  /** Sentences for the reader of the result; empty when all went as it should. */
  readonly warnings: readonly string[];
}
