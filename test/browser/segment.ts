import { openAsBlob } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { datasetSchema, jobSchema } from '../../src/contract/index.ts';

/** Makes a run of a file over HTTP. @returns the path of its pages */
export async function segment(
  { address }: { readonly address: string },
  file: string,
  options: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const call = async (path: string, init?: RequestInit): Promise<unknown> => {
    const response = await fetch(`${address}/api/v1${path}`, init);
    if (response.ok) return response.json();
    throw new Error(`${path}: ${response.status} ${await response.text()}`);
  };
  const post = (type: string, body: string | Blob) => ({
    method: 'POST',
    headers: { 'content-type': type },
    body,
  });
  // A bank is written while this process waits: it hears only now which idle connections the server has closed.
  await delay(100);
  const name = file.split('/').pop() ?? file;
  const upload = post('application/octet-stream', await openAsBlob(file));
  const { id } = datasetSchema.parse(
    await call(`/datasets?name=${encodeURIComponent(name)}`, upload),
  );
  const body = JSON.stringify({ datasetId: id, options });
  let job = jobSchema.parse(await call('/jobs', post('application/json', body)));
  while (job.endedAt === null) {
    await delay(200);
    job = jobSchema.parse(await call(`/jobs/${job.id}`));
  }
  if (job.runId === null) throw new Error(`The run ${job.state}: ${job.error ?? ''}`);
  return `/runs/${job.runId}`;
}
