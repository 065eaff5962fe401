import type { RunManifest, RunSummary } from '../../contract/index.ts';

/** @param runId the name of the run's folder, by which the server finds it */
export function summaryOf(runId: string, manifest: RunManifest): RunSummary {
  return {
    runId,
    createdAt: manifest.createdAt,
    sources: manifest.data.sources,
    shape: manifest.data.shape,
    customers: manifest.data.customers,
    k: manifest.selection.chosen.k,
    verdict: manifest.selection.verdict,
    segments: manifest.segments.map(({ id, name, size, share }) => ({ id, name, size, share })),
  };
}
