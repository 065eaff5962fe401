/** The address of every page, and the patterns the router matches. */
export const patterns = {
  runs: '/',
  newRun: '/new',
  job: '/jobs/:jobId',
  run: '/runs/:runId',
  explore: '/runs/:runId/explore',
  segment: '/runs/:runId/segments/:segmentId',
  customers: '/runs/:runId/customers',
  predict: '/runs/:runId/predict',
  choice: '/runs/:runId/choice',
  data: '/runs/:runId/data',
  map: '/runs/:runId/map',
  compare: '/compare',
  settings: '/settings',
  signIn: '/sign-in',
  setUp: '/set-up',
} as const;

/** Pages of a run, in the order of its navigation. */
export const runPages = [
  { page: 'run', title: 'Overview' },
  { page: 'explore', title: 'Explore' },
  { page: 'customers', title: 'Customers' },
  { page: 'map', title: 'Map' },
  { page: 'predict', title: 'Predict' },
  { page: 'choice', title: 'How many segments' },
  { page: 'data', title: 'Data' },
] as const;
export type RunPage = (typeof runPages)[number]['page'];

/** The address of a page of one run; `search` without its question mark. */
export function runPagePath(runId: string, page: RunPage, search = ''): string {
  const path = patterns[page].replace(':runId', () => encodeURIComponent(runId));
  return search === '' ? path : `${path}?${search}`;
}

export function segmentPath(runId: string, segmentId: string): string {
  return patterns.segment
    .replace(':runId', () => encodeURIComponent(runId))
    .replace(':segmentId', () => encodeURIComponent(segmentId));
}

export function jobPath(jobId: string): string {
  return patterns.job.replace(':jobId', () => encodeURIComponent(jobId));
}

export function comparePath(runIds: readonly string[]): string {
  return `${patterns.compare}?runs=${runIds.map(encodeURIComponent).join(',')}`;
}

/** The runs that the address of the comparison names, each once. */
export function comparedRuns(search: string): string[] {
  const named = new URLSearchParams(search).get('runs') ?? '';
  return [...new Set(named.split(',').filter((runId) => runId !== ''))];
}
