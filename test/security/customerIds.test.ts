import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerRowSchema } from '../../src/contract/index.ts';
import { createServer } from '../../src/server/index.ts';
import { testWorkspace, type TestWorkspace } from '../../src/server/testWorkspace.fixture.ts';

/** Words of routes, ways up, signs of addresses, other scripts, and what a query could be made of. */
const ids = [
  'table',
  'query',
  'find',
  'export',
  'columns',
  'columns/segment',
  'table/values',
  'customers',
  '__proto__',
  'a/b',
  'a\\b',
  'a%2Fb',
  '%2F',
  '%2e%2e',
  'a?b=c#d;e',
  'a&b+c d',
  "o'hara; DROP TABLE customers--",
  'say "hello"',
  '客户-7',
  'Zoë 🏦',
  '\u202e7-neila',
  'x'.repeat(299),
];
/** What browsers take out of an address, however it is written. */
const unaddressable = ['.', '..'];

let workspace: TestWorkspace;
let app: FastifyInstance;
let run = '';

beforeAll(async () => {
  workspace = await testWorkspace([...ids, ...unaddressable]);
  app = await createServer({ root: workspace.root, env: {} });
  run = `/api/v1/runs/${workspace.runId}`;
});
afterAll(async () => {
  await app.close();
  await workspace[Symbol.asyncDispose]();
});

const find = (customerId: unknown) =>
  app.inject({ method: 'POST', url: `${run}/customers/find`, payload: { customerId } });

describe('a customer', () => {
  it.each(ids)('called %j is found by address and by body', async (id) => {
    const byAddress = await app.inject(`${run}/customers/${encodeURIComponent(id)}`);
    expect([byAddress.statusCode, byAddress.json().customerId]).toEqual([200, id]);
    expect((await find(id)).json()).toEqual(byAddress.json());
  });

  it.each(unaddressable)(
    'called %j is found by body, and its address leads nowhere',
    async (id) => {
      expect(customerRowSchema.parse((await find(id)).json()).customerId).toBe(id);
      const byAddress = await app.inject(`${run}/customers/${encodeURIComponent(id)}`);
      expect(byAddress.json()).not.toHaveProperty('customerId');
    },
  );

  it.each(['', ' ', '\0', 'nobody-1970', '\ud800', 'x'.repeat(1000)])(
    'called %j is not there, and is not repeated',
    async (id) => {
      const { statusCode, body } = await find(id);
      expect(statusCode).toBe(404);
      expect(JSON.parse(body).detail).toBe(
        'There is no customer of that id in this run; check the id.',
      );
    },
  );

  it('is asked for by a text that is not endless', async () => {
    for (const id of [7, null, ['table'], { like: '%' }, 'x'.repeat(1001)]) {
      expect((await find(id)).statusCode).toBe(400);
    }
  });

  it('shares no address with the table', async () => {
    expect((await app.inject(`${run}/table`)).json().nCustomers).toBeGreaterThan(0);
    expect((await app.inject(`${run}/table/values?column=segment`)).statusCode).toBe(200);
    for (const column of ['', '..', 'customer_id', '__proto__']) {
      const url = `${run}/table/values?column=${encodeURIComponent(column)}`;
      expect((await app.inject(url)).statusCode).toBe(404);
    }
  });
});
