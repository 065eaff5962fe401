import { useQuery } from '@tanstack/react-query';
import { comparisonSchema } from '../../contract/index.ts';
import { useApi } from './ApiContext.ts';

/** Runs side by side, with who moved between the first and each other. */
export function useComparison(runIds: readonly string[]) {
  const api = useApi();
  const query = new URLSearchParams({ runs: runIds.join(',') }).toString();
  return useQuery({
    queryKey: ['comparison', ...runIds],
    queryFn: ({ signal }) => api.get(`/comparisons?${query}`, comparisonSchema, signal),
    retry: false,
  });
}
