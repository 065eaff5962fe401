import { afterAll, beforeAll, expect, it } from 'vitest';
import { argon2Passwords } from '../../src/server/access/passwords.ts';
import { createServer } from '../../src/server/index.ts';
import { testFolder } from '../../src/server/testWorkspace.fixture.ts';
import { openCatalogue, type Catalogue } from '../../src/store/index.ts';
import { sampleJob } from '../../src/store/catalogue/samples.fixture.ts';
import { rm } from 'node:fs/promises';
import { rightPassword } from './accessApp.ts';

let root = '';
let app: Awaited<ReturnType<typeof createServer>>;
let address = '';
let catalogue: Catalogue;

beforeAll(async () => {
  root = await testFolder();
  app = await createServer({ root, env: {}, host: '0.0.0.0' });
  address = await app.listen({ host: '127.0.0.1', port: 0 });
  catalogue = await openCatalogue(root, {});
  const passwordHash = await argon2Passwords.hash(rightPassword);
  const createdAt = '2026-11-21T10:00:00.000Z';
  await catalogue.users.add({ id: 'u_ada', name: 'ada', role: 'viewer', passwordHash, createdAt });
  // A job of another machine: it neither ends nor is it taken here.
  await catalogue.jobs.add(sampleJob('j-endless'));
  await catalogue.jobs.take('elsewhere:1', createdAt);
});
afterAll(async () => {
  await catalogue.close();
  await app.close();
  await rm(root, { recursive: true, force: true });
});

async function follow(): Promise<ReadableStreamDefaultReader<Uint8Array>> {
  const signedIn = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'ada', password: rightPassword }),
  });
  const cookie = signedIn.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
  const response = await fetch(`${address}/api/v1/jobs/j-endless/events`, { headers: { cookie } });
  expect(response.status).toBe(200);
  if (response.body === null) throw new TypeError('no stream');
  return response.body.getReader();
}

/** Reads a stream to its end. */
async function untilEnd(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  while (!(await reader.read()).done);
}

it('an event stream ends with the session of who follows it', async () => {
  const reader = await follow();
  expect((await reader.read()).done).toBe(false);
  await catalogue.sessions.removeOfUser('u_ada');
  await untilEnd(reader);
});

it('an event stream ends with its user', async () => {
  await catalogue.users.add({
    id: 'u_root',
    name: 'root',
    role: 'admin',
    passwordHash: 'none',
    createdAt: '',
  });
  const reader = await follow();
  expect((await reader.read()).done).toBe(false);
  await catalogue.users.remove('u_ada');
  await untilEnd(reader);
});
