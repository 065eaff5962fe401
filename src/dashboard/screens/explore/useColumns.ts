import { useQueries } from '@tanstack/react-query';
import { useApi } from '../../api/ApiContext.ts';
import { runPath } from '../../api/addresses.ts';
import { readColumn, type ColumnValues } from '../../crossfilter/index.ts';

/** A column to load. */
export interface WantedColumn {
  readonly name: string;
  readonly kind: ColumnValues['kind'];
}

export interface Columns {
  /** By name; those that are here. */
  readonly values: ReadonlyMap<string, ColumnValues>;
  /** The first thing that went wrong; null where nothing did. */
  readonly error: unknown;
  readonly isLoading: boolean;
}

/** Values of columns of a run's customers, each asked for once. */
export function useColumns(
  runId: string,
  nCustomers: number,
  wanted: readonly WantedColumn[],
): Columns {
  const api = useApi();
  const queries = useQueries({
    queries: wanted.map(({ name, kind }) => ({
      queryKey: ['customer-column', runId, name],
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const path = `${runPath(runId)}/table/values?column=${encodeURIComponent(name)}`;
        return readColumn(await api.bytes(path, signal), kind, nCustomers);
      },
      staleTime: Infinity,
      structuralSharing: false,
    })),
  });
  const values = new Map<string, ColumnValues>();
  queries.forEach(({ data }, i) => {
    if (data !== undefined) values.set(wanted[i].name, data);
  });
  return {
    values,
    error: queries.find(({ isError }) => isError)?.error ?? null,
    isLoading: queries.some(({ isPending }) => isPending),
  };
}
