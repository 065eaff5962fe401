import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { problemSchema } from '../contract/index.ts';
import { createAdmission, stopCounting, type Admission } from './admission.ts';

let app: FastifyInstance | undefined;
afterEach(() => app?.close());

/** A server that takes two questions at a time, whose answers come when the test says so. */
async function busyServer(): Promise<{
  readonly admission: Admission;
  readonly address: string;
  readonly answer: (() => void)[];
}> {
  const admission = createAdmission(2);
  const answer: (() => void)[] = [];
  app = Fastify({
    serverFactory: (handler) => admission.createServer(handler),
    forceCloseConnections: true,
  });
  app.addHook('onSend', async ({ raw }) => stopCounting(raw));
  app.get('/slow', () => new Promise((resolve) => answer.push(() => resolve({ fine: true }))));
  app.get('/large', () => Buffer.alloc(50_000_000));
  app.post('/slow', () => ({ posted: true }));
  app.get('/quick', () => ({ fine: true }));
  app.get('/health', () => ({ well: true }));
  return { admission, answer, address: await app.listen({ host: '127.0.0.1', port: 0 }) };
}

describe('admission', () => {
  it('refuses more questions than are answered at a time, and says when to come again', async () => {
    const { admission, answer, address } = await busyServer();
    const taken = [fetch(`${address}/slow`), fetch(`${address}/slow`)];
    await expect.poll(() => answer.length).toBe(2);
    const refused = await fetch(`${address}/slow`);
    expect(refused.status).toBe(503);
    expect(Object.fromEntries(refused.headers)).toMatchObject({
      'retry-after': '1',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-type': 'application/problem+json; charset=utf-8',
    });
    expect(problemSchema.parse(await refused.json()).status).toBe(503);
    expect(admission.refused()).toBe(1);
    expect((await fetch(`${address}/health`)).status).toBe(200);
    expect((await fetch(`${address}/slow`, { method: 'POST' })).status).toBe(200);
    for (const end of answer) end();
    expect((await Promise.all(taken)).map(({ status }) => status)).toEqual([200, 200]);
    const next = fetch(`${address}/slow`);
    await expect.poll(() => answer.length).toBe(3);
    answer[2]();
    expect((await next).status).toBe(200);
  });

  it('is not held up by who breaks off, reads slowly or sends slowly', async () => {
    const { answer, address } = await busyServer();
    const { port } = new URL(address);
    const open = async (text: string): Promise<Socket> => {
      const socket = connect(Number(port), '127.0.0.1').pause();
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      socket.write(text);
      return socket;
    };
    const head = 'host: localhost\r\n';
    const sockets = await Promise.all([
      ...[1, 2, 3].map(() => open(`GET /large HTTP/1.1\r\n${head}\r\n`)),
      ...[1, 2, 3].map(() => open(`POST /slow HTTP/1.1\r\n${head}content-length: 9\r\n\r\n1`)),
    ]);
    const quick = async () => (await fetch(`${address}/quick`)).status;
    expect(await quick()).toBe(200);
    for (const _ of [1, 2]) sockets.push(await open(`GET /slow HTTP/1.1\r\n${head}\r\n`));
    await expect.poll(() => answer.length).toBe(2);
    expect(await quick()).toBe(503);
    for (const socket of sockets) socket.destroy();
    await expect.poll(quick).toBe(200);
  });
});
