import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunManifest, RunSummary } from '../../contract/index.ts';
import { findRun, runFolder, type StoredRun } from '../../store/index.ts';
import { confinedPath } from '../safety/confinedPath.ts';
import { summaryOf } from './summaryOf.ts';

/** The workspace's runs as they stand on disk at this moment, read again only where they have changed. */
export interface RunShelf {
  /** Newest first; a run that cannot be read is left out. */
  readonly list: () => Promise<RunSummary[]>;
  /** Null where there is no run of that id. @throws ClienteleError `data` when it is damaged */
  readonly find: (runId: string) => Promise<StoredRun | null>;
  /** Whether there is one, damaged or not. */
  readonly has: (runId: string) => Promise<boolean>;
}

/** Manifests in memory; the summaries of all runs are small and stay. */
const keptManifests = 16;

interface Shelved {
  /** Changes with the file. */
  readonly stamp: string;
  /** Null where the run cannot be read. */
  readonly summary: RunSummary | null;
}

export function createRunShelf(root: string): RunShelf {
  const shelved = new Map<string, Shelved>();
  const manifests = new Map<string, { readonly stamp: string; readonly manifest: RunManifest }>();

  async function find(runId: string): Promise<StoredRun | null> {
    const stamp = await stampOf(runId);
    return stamp === null ? null : read(runId, stamp);
  }

  async function read(runId: string, stamp: string): Promise<StoredRun> {
    const folder = runFolder(root, runId);
    const kept = manifests.get(runId);
    const manifest = kept?.stamp === stamp ? kept.manifest : (await findRun(root, folder)).manifest;
    manifests.delete(runId);
    manifests.set(runId, { stamp, manifest });
    for (const key of [...manifests.keys()].slice(0, -keptManifests)) manifests.delete(key);
    return { folder, manifest };
  }

  async function stampOf(runId: string): Promise<string | null> {
    // A link in the workspace may lead anywhere.
    const found = await confinedPath(join(root, 'runs'), runId)
      .then((folder) => stat(join(folder, 'run.json'), { bigint: true }))
      .catch(() => null);
    if (found?.isFile() !== true) return null;
    return `${found.mtimeNs} ${found.size} ${found.ino}`;
  }

  async function summaryNow(runId: string): Promise<RunSummary | null> {
    const stamp = await stampOf(runId);
    if (stamp === null) return null;
    const kept = shelved.get(runId);
    if (kept?.stamp === stamp) return kept.summary;
    const summary = await read(runId, stamp).then(
      ({ manifest }) => summaryOf(runId, manifest),
      () => null,
    );
    shelved.set(runId, { stamp, summary });
    return summary;
  }

  return {
    find,
    has: async (runId) => (await stampOf(runId)) !== null,
    async list() {
      const names = await readdir(join(root, 'runs')).catch(() => []);
      const summaries: RunSummary[] = [];
      for (const name of names.filter((each) => /^[A-Za-z0-9_-]{1,64}$/.test(each))) {
        const summary = await summaryNow(name);
        if (summary !== null) summaries.push(summary);
      }
      return summaries.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
    },
  };
}
