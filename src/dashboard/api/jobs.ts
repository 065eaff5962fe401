import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { z } from 'zod';
import {
  datasetListSchema,
  datasetPartsSchema,
  datasetSchema,
  type InspectionQuery,
  inspectionSchema,
  type Job,
  jobListSchema,
  jobSchema,
  type NewRun,
} from '../../contract/index.ts';
import { useApi } from './ApiContext.ts';
import { jsonOrNull } from './apiError.ts';
import { apiRoot } from './addresses.ts';
import type { Upload } from './uploadFile.ts';

const jobKey = (jobId: string) => ['job', jobId];
const jobPathOf = (jobId: string) => `/jobs/${encodeURIComponent(jobId)}`;
const datasetsKey = ['datasets'];
const jobsKey = ['jobs'];
const datasetsPath = '/datasets';

/** Whether a job has ended, one way or another. */
export function isOver({ state }: Pick<Job, 'state'>): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

/** Runs being made, asked for again every few seconds while there are any. */
export function useOpenJobs() {
  const api = useApi();
  return useQuery({
    queryKey: jobsKey,
    queryFn: async ({ signal }) => {
      const { jobs } = await api.get('/jobs', jobListSchema, signal);
      return jobs.filter((job) => !isOver(job));
    },
    refetchInterval: ({ state }) => ((state.data?.length ?? 0) > 0 ? 5000 : false),
  });
}

/** A job, kept up to date by the server until it is over. */
export function useJob(jobId: string) {
  const api = useApi();
  const client = useQueryClient();
  const job = useQuery({
    queryKey: jobKey(jobId),
    queryFn: ({ signal }) => api.get(jobPathOf(jobId), jobSchema, signal),
  });
  const isUnderWay = job.data !== undefined && !isOver(job.data);
  useEffect(() => {
    if (!isUnderWay) return undefined;
    const events = new EventSource(`${apiRoot}${jobPathOf(jobId)}/events`);
    events.addEventListener('message', (event: MessageEvent<string>) => {
      const told = jobSchema.safeParse(jsonOrNull(event.data));
      if (!told.success) return;
      client.setQueryData(jobKey(jobId), told.data);
      if (isOver(told.data)) {
        void client.invalidateQueries({ queryKey: ['runs'] });
        void client.invalidateQueries({ queryKey: jobsKey });
      }
    });
    return () => events.close();
  }, [client, isUnderWay, jobId]);
  return job;
}

export function useCancelJob(jobId: string) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.send({ method: 'DELETE', path: jobPathOf(jobId), schema: z.unknown() }),
    onSettled: () => client.invalidateQueries({ queryKey: jobKey(jobId) }),
  });
}

/** Asks for a run; gives the job that makes it. */
export function useStartRun() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewRun) =>
      api.send({ method: 'POST', path: '/jobs', body, schema: jobSchema }),
    onSuccess: () => client.invalidateQueries({ queryKey: jobsKey }),
  });
}

/** Files uploaded before, newest first. */
export function useDatasets() {
  const api = useApi();
  return useQuery({
    queryKey: datasetsKey,
    queryFn: async ({ signal }) => {
      const { datasets } = await api.get('/datasets', datasetListSchema, signal);
      return datasets.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
    },
  });
}

const datasetPath = (datasetId: string) => `${datasetsPath}/${encodeURIComponent(datasetId)}`;

/** The tables or sheets of a file. */
export function useDatasetParts(datasetId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['dataset-parts', datasetId],
    queryFn: ({ signal }) => api.get(`${datasetPath(datasetId)}/parts`, datasetPartsSchema, signal),
    staleTime: Infinity,
    retry: false,
  });
}

/** How a file is to be looked at, as an address writes it. */
export type InspectionSearch = Readonly<Partial<Record<keyof InspectionQuery, string>>>;

/** How a file is understood before segments are made of it; the last answer stays until the next is here. */
export function useInspection(datasetId: string, query: InspectionSearch) {
  const api = useApi();
  const search = new URLSearchParams(query).toString();
  return useQuery({
    queryKey: ['inspection', datasetId, search],
    queryFn: ({ signal }) =>
      api.get(`${datasetPath(datasetId)}/inspection?${search}`, inspectionSchema, signal),
    staleTime: Infinity,
    retry: false,
    placeholderData: keepPreviousData,
  });
}

/** Sends a file to the server; gives the data set it became. */
export function useUpload() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, ...upload }: Upload & { readonly name: string }) => {
      const query = new URLSearchParams({ name: name.slice(-200) }).toString();
      return api.upload(`/datasets?${query}`, datasetSchema, upload);
    },
    onSuccess: () => client.invalidateQueries({ queryKey: datasetsKey }),
  });
}
