import { afterAll, describe, expect, it } from 'vitest';
import { classifierModelSchema, classifierReportSchema } from '../../contract/index.ts';
import {
  createInlineExecutor,
  forestFromJson,
  predict,
  type ForestOptions,
} from '../../core/index.ts';
import {
  categoryColumn,
  inputsFor,
  noisyBank,
  numberColumn,
  segmentsOf,
  tableOf,
  type Bank,
} from './customers.fixture.ts';
import { fitClassifier } from './fitClassifier.ts';
import type { FittedClassifier } from './fitOnSplit.ts';

const inline = createInlineExecutor();
afterAll(() => inline.close());

async function fitted(
  { table, labels }: Bank,
  nSegments: number,
  seed = 1,
): Promise<FittedClassifier> {
  const options = { segments: segmentsOf(nSegments), seed };
  const found = await fitClassifier(table, labels, inputsFor(table), inline, options);
  if (found === null) throw new Error('no classifier was grown');
  return found;
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const noisy = noisyBank(600, 3, 7);
const found = await fitted(noisy, 3);

/** 30 customers each with a balance of 0 .. 29 and 100 .. 129. */
const parted: Bank = {
  table: tableOf(
    numberColumn(
      'balance',
      Array.from({ length: 60 }, (_, i) => (i < 30 ? i : 70 + i)),
    ),
  ),
  labels: Int32Array.from({ length: 60 }, (_, i) => (i < 30 ? 0 : 1)),
};

describe('fitClassifier', () => {
  it('tells two segments apart at one threshold without a mistake', async () => {
    const { model, report } = await fitted(parted, 2);
    expect(report).toMatchObject({
      nTrain: 48,
      nTest: 12,
      accuracy: 1,
      confusion: [
        [6, 0],
        [0, 6],
      ],
      precision: [1, 1],
      recall: [1, 1],
    });
    expect(report.oobScore).toBeGreaterThan(0.9);
    expect(report.importances).toMatchObject([{ feature: 'balance', impurity: 1 }]);
    expect(report.importances[0]?.permutation).toBeGreaterThan(0.2);
    const x = { data: Float64Array.of(5, 125), nSamples: 2, nFeatures: 1 };
    expect([...predict(forestFromJson(model.forest), x)]).toEqual([0, 1]);
  });

  it('keeps to the contract, also through JSON', () => {
    expect(classifierModelSchema.parse(JSON.parse(JSON.stringify(found.model)))).toEqual(
      found.model,
    );
    expect(classifierReportSchema.parse(JSON.parse(JSON.stringify(found.report)))).toEqual(
      found.report,
    );
  });

  it('counts held-out customers once each: rows of the confusion are a fifth of the segments', () => {
    const { confusion, nTest, nTrain, accuracy, recall, precision } = found.report;
    const sizes = [0, 1, 2].map((c) => noisy.labels.filter((label) => label === c).length);
    expect(confusion.map(sum)).toEqual(sizes.map((size) => Math.ceil(0.2 * size)));
    expect(sum(confusion.map(sum))).toBe(nTest);
    expect(nTest + nTrain).toBe(sum(sizes));
    const right = confusion.map((row, c) => row[c]);
    expect(accuracy).toBe(sum(right) / nTest);
    expect(recall).toEqual(right.map((n, c) => n / sum(confusion[c])));
    expect(precision).toEqual(right.map((n, c) => n / sum(confusion.map((row) => row[c]))));
    expect(accuracy).toBeGreaterThan(0.6);
    expect(accuracy).toBeLessThan(1);
  });

  it('publishes 100 trees whose leaf shares have four decimals', () => {
    const { trees } = found.model.forest;
    const shares = trees.flatMap(({ mixtures }) => mixtures);
    expect(trees).toHaveLength(100);
    expect(shares.length).toBeGreaterThan(100);
    expect(shares.every((share) => Number(share.toFixed(4)) === share)).toBe(true);
  });

  it('goes by what tells, and not by chance', () => {
    const { importances } = found.report;
    expect(importances.map(({ feature }) => feature)).toEqual(['balance', 'job', 'visits']);
    expect(sum(importances.map(({ impurity }) => impurity))).toBeCloseTo(1, 10);
    expect(importances[0]?.permutation).toBeGreaterThan(0.2);
    expect(Math.abs(importances[2]?.permutation ?? 1)).toBeLessThan(0.05);
  });

  it('tells the segments in the order given', async () => {
    const options = { segments: segmentsOf(3).toReversed(), seed: 1 };
    const { table, labels } = noisy;
    const turned = await fitClassifier(table, labels, inputsFor(table), inline, options);
    expect(turned?.model).toEqual(found.model);
    expect(turned?.report.recall).toEqual(found.report.recall.toReversed());
    expect(turned?.report.confusion).toEqual(
      found.report.confusion.toReversed().map((row) => row.toReversed()),
    );
  });

  it('puts a category in as the place of its level in the input', async () => {
    const values = Array.from({ length: 60 }, (_, i) => (i < 30 ? 'b' : 'a'));
    const { labels } = parted;
    const { model } = await fitted({ table: tableOf(categoryColumn('job', values)), labels }, 2);
    expect(model.forest.thresholds).toEqual([[0.5]]);
    const x = { data: Float64Array.of(0, 1), nSamples: 2, nFeatures: 1 };
    expect([...predict(forestFromJson(model.forest), x)]).toEqual([1, 0]);
  });

  it('gives another forest for another seed', async () => {
    expect((await fitted(noisy, 3, 2)).model).not.toEqual(found.model);
  });

  it('asks for leaves that grow with the customers, and trains on 40,000 at most', async () => {
    let asked: ForestOptions = {};
    let nTrain = 0;
    const listening = {
      ...inline,
      randomForest: async (...[x, labels, options]: Parameters<typeof inline.randomForest>) => {
        asked = options ?? {};
        nTrain = x.nSamples;
        return inline.randomForest(x, labels, { ...options, nEstimators: 1 });
      },
    };
    const labels = Int32Array.from({ length: 60_000 }, (_, i) => Number(i % 3 === 0));
    const table = tableOf(numberColumn('balance', labels));
    const options = { segments: segmentsOf(2), seed: 1 };
    const large = await fitClassifier(table, labels, inputsFor(table), listening, options);
    expect(large?.report).toMatchObject({ nTrain: 39_998, nTest: 10_001, accuracy: 1 });
    expect(nTrain).toBe(large?.report.nTrain);
    expect(asked.minSamplesLeaf).toBe(4);
  });

  it('grows nothing for one segment, few customers or no inputs', async () => {
    const { table, labels } = parted;
    const inputs = inputsFor(table);
    const two = { segments: segmentsOf(2), seed: 1 };
    const one = { segments: segmentsOf(1), seed: 1 };
    const few = labels.map((label, i) => (i % 30 < 24 ? label : -1));
    const all0 = new Int32Array(60);
    expect(await fitClassifier(table, all0, inputs, inline, one)).toBeNull();
    expect(await fitClassifier(table, few, inputs, inline, two)).toBeNull();
    expect(await fitClassifier(table, labels, [], inline, two)).toBeNull();
  });

  it('refuses an input that the table lacks', async () => {
    const { table, labels } = parted;
    const [input] = inputsFor(table);
    const options = { segments: segmentsOf(2), seed: 1 };
    await expect(
      fitClassifier(table, labels, [{ ...input, name: 'age' }], inline, options),
    ).rejects.toThrow('"age"');
  });

  it('stops when asked to', async () => {
    const { table, labels } = parted;
    const options = { segments: segmentsOf(2), seed: 1 };
    const stopped = fitClassifier(table, labels, inputsFor(table), inline, options, {
      signal: AbortSignal.abort(),
    });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  });
});
