import type { Decision, RunManifest } from '../../contract/index.ts';
import { embeddingWords, rowWords, sourceNames, stageWords } from '../words.ts';
import type { Screen } from './screen.ts';
import { fit, plain, wrap } from './textLayout.ts';

const titleWidth = 11;

/** What was read, and of each kind of decision the one that touched most. */
export function dataPart({ manifest, figures, paint, width }: Screen): string[] {
  const { data, features } = manifest;
  const count = figures.count;
  const rejected =
    data.rowsRejected === 0 ? 'none rejected' : `${count(data.rowsRejected)} rejected`;
  const size = `${count(data.customers)} customers from ${count(data.rowsRead)} rows (${rowWords[data.shape]}), ${rejected}; ${count(features.nFeatures)} features${condensed(manifest.embedding, figures)}`;
  return [
    ...wrap(plain(sourceNames(manifest)), width).map(paint.bold),
    ...wrap(size, width),
    ...stageWords.flatMap(({ stage, title }) =>
      stageLines(
        title,
        data.decisions.filter((d) => d.stage === stage),
        width,
      ).map(([heading, text]) => `  ${paint.dim(heading)}${text}`),
    ),
  ];
}

function condensed(embedding: RunManifest['embedding'], figures: Screen['figures']): string {
  if (embedding === null) return '';
  const by = embeddingWords[embedding.kind];
  return `, condensed to ${figures.count(embedding.nCodes)} by ${by} (mean squared error ${figures.decimal(embedding.reconstructionError, 3)})`;
}

/** The lines of one stage: [title or blank, text]. */
function stageLines(
  title: string,
  decisions: readonly Decision[],
  width: number,
): [string, string][] {
  const first = decisions.toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0)).at(0);
  if (first === undefined) return [];
  const more = decisions.length > 1 ? ` (and ${decisions.length - 1} more)` : '';
  return wrap(plain(first.text) + more, width - titleWidth - 2).map((line, i) => [
    fit(i === 0 ? title : '', titleWidth),
    line,
  ]);
}
