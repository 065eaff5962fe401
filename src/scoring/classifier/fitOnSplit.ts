import type { ClassifierModel, ClassifierReport, Input, Segment } from '../../contract/index.ts';
import {
  mostLikely,
  splitSeed,
  type Executor,
  type ExecutorHooks,
  type ForestModel,
  type Table,
} from '../../core/index.ts';
import { judge } from './confusion.ts';
import { importancesOf } from './importances.ts';
import { inputReader, matrixOf } from './inputValues.ts';

/** Rows of a table, ascending: to train on, and held out. */
export interface Split {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

export interface ClassifierOptions {
  /** The segments in the order in which they are told. */
  readonly segments: readonly Pick<Segment, 'id' | 'cluster'>[];
  /** Same seed, same bytes, at any number of threads. */
  readonly seed: number;
}

export interface FittedClassifier {
  readonly model: ClassifierModel;
  readonly report: ClassifierReport;
}

/** Leaves grow with the training customers, one more for so many: it keeps the published forest small. */
const perLeaf = 10_000;

/** Paths of the seeds below the run's; path 0 draws the customers. */
const streams = { forest: 1, shuffles: 2 };

/** Grows the forest of `fitClassifier` on some rows and judges it on others. Checks nothing but the inputs. */
export async function fitOnSplit(
  table: Table,
  labels: Int32Array,
  inputs: readonly Input[],
  { train, test }: Split,
  executor: Executor,
  { segments, seed }: ClassifierOptions,
  hooks: ExecutorHooks,
): Promise<FittedClassifier> {
  const readers = inputs.map((input) => () => inputReader(table, input));
  const fit = await executor.randomForest(
    matrixOf(readers, train),
    train.map((row) => labels[row]),
    {
      minSamplesLeaf: Math.max(2, Math.round(train.length / perLeaf)),
      seed: splitSeed(seed, streams.forest),
    },
    hooks,
  );
  const model = withShortMixtures(fit.model);
  const x = matrixOf(readers, test);
  const truth = test.map((row) => labels[row]);
  const { data } = await executor.forestProbabilities(model, x);
  const said = mostLikely(data, model.nClasses);
  hooks.signal?.throwIfAborted();
  return {
    model: { features: inputs.map(({ name }) => name), forest: contractForest(model) },
    report: {
      nTrain: train.length,
      nTest: test.length,
      ...judge(
        truth,
        said,
        segments.map(({ cluster }) => cluster),
      ),
      oobScore: fit.oobScore,
      importances: await importancesOf(
        { model, impurityImportances: fit.impurityImportances },
        { x, truth, said },
        inputs,
        splitSeed(seed, streams.shuffles),
        executor,
      ),
    },
  };
}

/** Leaf shares with four decimals: in memory as they will be in the file. */
function withShortMixtures(model: ForestModel): ForestModel {
  const trees = model.trees.map(({ nodes, mixtures }) => ({
    nodes,
    mixtures: mixtures.map((share) => Math.round(share * 10_000) / 10_000),
  }));
  return { ...model, trees };
}

/** As core's `forestToJson`, in arrays that the contract owns. */
function contractForest(model: ForestModel): ClassifierModel['forest'] {
  return {
    ...model,
    thresholds: model.thresholds.map((steps) => [...steps]),
    trees: model.trees.map(({ nodes, mixtures }) => ({
      nodes: [...nodes],
      mixtures: [...mixtures],
    })),
  };
}
