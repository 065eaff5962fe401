import { useQuery } from '@tanstack/react-query';
import { modelFileSchema } from '../../contract/index.ts';
import { useApi } from './ApiContext.ts';

/** The fitted model, for scoring in the browser. */
export function useModel(runId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['model', runId],
    queryFn: ({ signal }) =>
      api.get(`/models/${encodeURIComponent(runId)}`, modelFileSchema, signal),
    staleTime: Infinity,
  });
}
