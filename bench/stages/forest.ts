import type { ForestModel, Matrix } from '../../src/core/index.ts';
import { noLower } from '../agreement.ts';
import type { Bench } from '../bench.ts';
import { timed, type Stage } from '../stage.ts';
import { startLabels } from './startLabels.ts';

const nFeatures = 10;
const nEstimators = 100;
const nTest = 100_000;
/** 0.2 points of accuracy on rows that no tree saw. */
const tolerance = 0.002;

/** Rows with the segment of each: the first `nTrain` to learn from, the others to be judged by. */
interface ForestData {
  readonly train: Matrix;
  readonly trainLabels: Int32Array;
  readonly test: Matrix;
  readonly testLabels: Int32Array;
  readonly request: Readonly<Record<string, unknown>>;
}

async function forestData({ pool, data, rows }: Bench, full: number): Promise<ForestData> {
  const nTrain = rows(full);
  const { x, file } = data.matrix(nTrain + rows(nTest), nFeatures);
  const labels = await startLabels(pool, x, { nClusters: 5, seed: 1 });
  const part = (from: number, to: number): Matrix => ({
    data: x.data.subarray(from * nFeatures, to * nFeatures),
    nSamples: to - from,
    nFeatures,
  });
  return {
    train: part(0, nTrain),
    trainLabels: labels.subarray(0, nTrain),
    test: part(nTrain, x.nSamples),
    testLabels: labels.subarray(nTrain),
    request: {
      x: file,
      nFeatures,
      labels: data.storeLabels(`forest${full}`, labels),
      nTrain,
      nEstimators,
    },
  };
}

function fitStage(name: string, nTrain: number, ratio: number): Stage {
  return {
    name,
    target: { ratio },
    ours: {
      '': async (bench) => {
        const { train, trainLabels, test, testLabels } = await forestData(bench, nTrain);
        return () =>
          timed(
            // scikit-learn computes no out-of-bag score unless asked.
            () => bench.pool.randomForest(train, trainLabels, { nEstimators, oobScore: false }),
            async ({ model }) => ({ accuracy: await accuracy(bench, model, test, testLabels) }),
          );
      },
    },
    theirs: async (bench) => {
      const { request } = await forestData(bench, nTrain);
      return () => bench.twin.run('forest', request);
    },
    agree: (ours, theirs) => noLower(ours, theirs, tolerance),
  };
}

const predictStage: Stage = {
  name: 'forest predict, 100,000 x 10',
  target: { ratio: 3 },
  ours: {
    '': async (bench) => {
      const { train, trainLabels, test, testLabels } = await forestData(bench, 100_000);
      const options = { nEstimators, oobScore: false };
      const { model } = await bench.pool.randomForest(train, trainLabels, options);
      return () =>
        timed(
          () => bench.pool.forestProbabilities(model, test),
          (probabilities) => ({ accuracy: shareRight(probabilities, testLabels) }),
        );
    },
  },
  theirs: async (bench) => {
    const { request } = await forestData(bench, 100_000);
    return () => bench.twin.run('forestPredict', request);
  },
  agree: (ours, theirs) => noLower(ours, theirs, tolerance),
};

async function accuracy(
  { pool }: Bench,
  model: ForestModel,
  x: Matrix,
  labels: Int32Array,
): Promise<number> {
  return shareRight(await pool.forestProbabilities(model, x), labels);
}

function shareRight({ data, nFeatures: nClasses }: Matrix, labels: Int32Array): number {
  let right = 0;
  labels.forEach((label, i) => {
    const row = data.subarray(i * nClasses, (i + 1) * nClasses);
    if (row.indexOf(Math.max(...row)) === label) right++;
  });
  return right / labels.length;
}

export const forestStages: readonly Stage[] = [
  fitStage('random forest, 100 trees, 100,000 x 10', 100_000, 40),
  predictStage,
  fitStage('random forest, 100 trees, 1,000,000 x 10', 1_000_000, 60),
];
