import type { Dataset } from '../../contract/index.ts';
import type { StoredJob, StoredToken, StoredUser } from './catalogue.ts';

/** A time, `n` minutes into a day. */
export const at = (n: number): string => new Date(Date.UTC(2026, 10, 21, 0, n)).toISOString();

export const sampleDataset = (n: number): Dataset => ({
  id: `d${n}`,
  name: `customers ${n}.csv`,
  bytes: 3_000_000_000 + n,
  createdAt: at(n),
  fingerprint: 'f'.repeat(64),
});

export const sampleJob = (id: string, n = 0): StoredJob => ({
  id,
  datasetId: 'd1',
  datasetName: 'customers.csv',
  state: 'queued',
  createdAt: at(n),
  startedAt: null,
  endedAt: null,
  stage: null,
  progress: 0,
  runId: null,
  error: null,
  options: '{"k":4}',
  askedBy: 'ana',
  worker: null,
});

export const sampleUser = (id: string, name = id, role: StoredUser['role'] = 'admin') => ({
  id,
  name,
  role,
  createdAt: at(0),
  passwordHash: `$argon2id$${id}`,
});

export const sampleToken = (id: string, userId: string, n = 0): StoredToken => ({
  id,
  userId,
  secretHash: `hash of ${id}`,
  name: 'nightly',
  scope: 'read',
  createdAt: at(n),
  expiresAt: at(1000),
  lastUsedAt: null,
});

export const sampleEntry = (n: number) => ({
  at: at(n),
  actor: 'ana',
  action: 'run.delete',
  object: `run ${n}`,
});
