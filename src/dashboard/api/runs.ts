import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import {
  customerTableSchema,
  runListSchema,
  runManifestSchema,
  type SegmentEdit,
} from '../../contract/index.ts';
import { runPath } from './addresses.ts';
import { useApi } from './ApiContext.ts';
import type { Api } from './client.ts';

const runsKey = ['runs'];
const runKey = (runId: string) => ['run', runId];

/** All runs, newest first. */
export function useRuns() {
  const api = useApi();
  return useQuery({
    queryKey: runsKey,
    queryFn: async ({ signal }) => {
      const { runs } = await api.get('/runs', runListSchema, signal);
      return runs.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
    },
  });
}

/** One run's manifest, with the words that people changed. */
export function useRun(runId: string) {
  return useQuery(runQuery(useApi(), runId));
}

/** Several runs' manifests, in the order asked for. */
export function useRunsById(runIds: readonly string[]) {
  const api = useApi();
  return useQueries({ queries: runIds.map((runId) => runQuery(api, runId)) });
}

/** What is asked for to have a run. */
export function runQuery(api: Api, runId: string) {
  return {
    queryKey: runKey(runId),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      api.getWritten(runPath(runId), runManifestSchema, signal),
    staleTime: Infinity,
  };
}

/** What columns a run's customers have. */
export function useCustomerTable(runId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['customer-table', runId],
    queryFn: ({ signal }) => api.get(`${runPath(runId)}/table`, customerTableSchema, signal),
    staleTime: Infinity,
    retry: false,
  });
}

export function useDeleteRun() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (runId: string) =>
      api.send({ method: 'DELETE', path: runPath(runId), schema: z.unknown() }),
    onSuccess: async (_, runId) => {
      client.removeQueries({ queryKey: runKey(runId) });
      await client.invalidateQueries({ queryKey: runsKey });
    },
  });
}

/** Changes the words of one segment. */
export function useEditSegment(runId: string, segmentId: string) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SegmentEdit) =>
      api.send({
        method: 'PATCH',
        path: `${runPath(runId)}/segments/${encodeURIComponent(segmentId)}`,
        body,
        schema: z.unknown(),
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: runKey(runId) });
      await client.invalidateQueries({ queryKey: runsKey });
    },
  });
}
