import type { ClassifierReport } from '../../contract/index.ts';

/** How often each class was taken for which. */
type Judgement = Pick<ClassifierReport, 'accuracy' | 'confusion' | 'precision' | 'recall'>;

/**
 * Compares what a classifier said with what is so.
 *
 * @param truth class of each row
 * @param said class that the classifier gave it
 * @param classes in the order of the result; every class that occurs is among them
 */
export function judge(truth: Int32Array, said: Int32Array, classes: readonly number[]): Judgement {
  const placeOf = new Map(classes.map((label, place) => [label, place]));
  const confusion = classes.map(() => classes.map(() => 0));
  truth.forEach((label, i) => {
    const row = placeOf.get(label);
    const column = placeOf.get(said[i]);
    if (row !== undefined && column !== undefined) confusion[row][column]++;
  });
  const right = confusion.map((row, c) => row[c]);
  const were = confusion.map((row) => sum(row));
  const called = classes.map((_, c) => sum(confusion.map((row) => row[c])));
  const share = (c: number, of: readonly number[]) => (of[c] === 0 ? null : right[c] / of[c]);
  return {
    accuracy: sum(right) / truth.length,
    confusion,
    precision: classes.map((_, c) => share(c, called)),
    recall: classes.map((_, c) => share(c, were)),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
