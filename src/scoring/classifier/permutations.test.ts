import { afterAll, expect, it } from 'vitest';
import {
  createInlineExecutor,
  permutationImportances,
  predict,
  randomForest,
} from '../../core/index.ts';
import { inputsFor, noisyBank } from './customers.fixture.ts';
import { inputReader, matrixOf } from './inputValues.ts';
import { nRepeats, permutationLosses, shareRight } from './permutations.ts';

const inline = createInlineExecutor();
afterAll(() => inline.close());

it('gives the means of core’s permutation importances, to the bit', async () => {
  const { table, labels } = noisyBank(300, 3, 11);
  const rows = Int32Array.from(labels.keys()).filter((row) => labels[row] >= 0);
  const readers = inputsFor(table).map((input) => () => inputReader(table, input));
  const x = matrixOf(readers, rows);
  const truth = rows.map((row) => labels[row]);
  const { model } = randomForest(x, truth, { nEstimators: 9, maxDepth: 3 });
  const core = permutationImportances(model, x, truth, 21, nRepeats);
  const accuracy = shareRight(truth, predict(model, x));
  expect(accuracy).toBe(core.accuracy);
  expect(await permutationLosses(model, x, truth, accuracy, 21, inline)).toEqual(core.means);
  expect(await permutationLosses(model, x, truth, accuracy, 22, inline)).not.toEqual(core.means);
});
