import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comparisonSchema, inspectionSchema } from '../../contract/index.ts';
import { createServer } from '../createServer.ts';
import { copyRun, testWorkspace, type TestWorkspace } from '../testWorkspace.fixture.ts';

let workspace: TestWorkspace;
let app: FastifyInstance;

beforeAll(async () => {
  workspace = await testWorkspace();
  await copyRun(workspace, 'again');
  app = await createServer({ root: workspace.root, env: {} });
});
afterAll(async () => {
  await app.close();
  await workspace[Symbol.asyncDispose]();
});

const get = (path: string) => app.inject({ url: `/api/v1/${path}` });

describe('comparisons', () => {
  it('tells that nobody moved between a run and its copy, with the names that people gave', async () => {
    const { runId } = workspace;
    const segments = (await get(`runs/${runId}/segments`)).json();
    const { id } = segments.segments[0];
    await app.inject({
      method: 'PATCH',
      url: `/api/v1/runs/${runId}/segments/${id}`,
      payload: { name: 'Ours' },
    });
    const answer = comparisonSchema.parse((await get(`comparisons?runs=${runId},again`)).json());
    expect(answer.runs[0].segments[0].name).toBe('Ours');
    expect(answer.runs[1].segments[0].name).not.toBe('Ours');
    const [{ moves, shared, adjustedRandIndex }] = answer.agreements;
    expect({ shared, adjustedRandIndex }).toEqual({ shared: 240, adjustedRandIndex: 1 });
    expect(moves.map((row, i) => row.every((n, j) => (i === j ? n > 0 : n === 0)))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it.each([
    ['runs=again', 400],
    ['runs=again,nowhere', 404],
    ['runs=again,../../etc', 400],
    ['runs=a,b,c,d,e', 400],
  ])('refuses %s', async (query, status) => {
    expect((await get(`comparisons?${query}`)).statusCode).toBe(status);
  });
});

it('tells how an uploaded file is understood, and says why where it cannot be', async () => {
  const upload = async (name: string, payload: string) =>
    (
      await app.inject({
        method: 'POST',
        url: `/api/v1/datasets?name=${name}`,
        headers: { 'content-type': 'application/octet-stream' },
        payload,
      })
    ).json().id as string;
  const rows = Array.from({ length: 9 }, (_, i) => `C${i},${i * 10}`).join('\n');
  const good = await upload('bank.csv', `customer_id,balance\n${rows}\n`);
  const found = inspectionSchema.parse((await get(`datasets/${good}/inspection`)).json());
  expect(found).toMatchObject({ customers: 9, rowsRejected: 0 });
  const empty = await upload('empty.csv', ' ');
  const refused = await get(`datasets/${empty}/inspection`);
  expect(refused.statusCode).toBeGreaterThanOrEqual(400);
  expect(refused.json().detail).not.toContain(workspace.root);
  expect((await get('datasets/nowhere/inspection')).statusCode).toBe(404);
});
