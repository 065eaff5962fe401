import type { ModelFile } from '../contract/index.ts';

/** `model.json`: laid out to be read, but for the forest, which fills a line of its own. */
export function modelJson({ classifier, ...readable }: ModelFile): string {
  const start = JSON.stringify(readable, null, 2).slice(0, -2);
  return `${start},\n  "classifier": ${JSON.stringify(classifier)}\n}\n`;
}
