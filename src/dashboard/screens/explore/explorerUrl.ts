import { parseSelection, printSelection, type Selection } from '../../crossfilter/index.ts';

/** Everything that the explorer's address holds. */
export interface ExplorerState {
  readonly selection: Selection;
  /** Columns chosen to be charts; null while nobody chose. */
  readonly shown: readonly string[] | null;
}

export function printExplorer({ selection, shown }: ExplorerState): URLSearchParams {
  const params = printSelection(selection);
  for (const name of shown ?? []) params.append('show', name);
  return params;
}

export function parseExplorer(params: URLSearchParams): ExplorerState {
  const shown = params.getAll('show');
  return { selection: parseSelection(params), shown: shown.length === 0 ? null : shown };
}
