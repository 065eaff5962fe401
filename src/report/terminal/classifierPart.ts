import { whatAccuracyMeans } from '../ruleWords.ts';
import type { Screen } from './screen.ts';
import { wrap } from './textLayout.ts';

/** One sentence on the forest that copies the segments. */
export function classifierPart({ manifest, figures, paint, width }: Screen): string[] {
  const { classifier } = manifest;
  if (classifier === null) return [];
  const told = `A random forest tells the segment of ${figures.percent(classifier.accuracy)} of ${figures.count(classifier.nTest)} customers it did not see.`;
  return wrap(`${told} ${whatAccuracyMeans}`, width).map(paint.dim);
}
