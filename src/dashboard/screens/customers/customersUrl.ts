import { parseSelection, printSelection, type Selection } from '../../crossfilter/index.ts';

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

/** What the address of the list holds. What is searched for stays out of it: it is part of a customer's id. */
export interface ListState {
  readonly selection: Selection;
  readonly sort: Sort | null;
  /** 1 is the first. */
  readonly page: number;
}

export function printList({ selection, sort, page }: ListState): URLSearchParams {
  const params = printSelection(selection);
  if (sort !== null) params.append('sort', sort.column);
  if (sort?.descending === true) params.append('order', 'down');
  if (page > 1) params.append('page', String(page));
  return params;
}

export function parseList(params: URLSearchParams): ListState {
  const column = params.get('sort');
  const page = Number(params.get('page') ?? 1);
  return {
    selection: parseSelection(params),
    sort: column === null ? null : { column, descending: params.get('order') === 'down' },
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** After a click on a column's head: upwards, then downwards, then as the table stands. */
export function nextSort(sort: Sort | null, column: string): Sort | null {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}
