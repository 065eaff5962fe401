import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { createApp } from './app.ts';
import { limitOpenAnswers } from './openAnswers.ts';
import { waitLong } from './waitLong.ts';

const size = 20_000_000;

/** A server of two large answers at a time, which cuts lines that are silent for 300 ms. */
function largeServer() {
  const app = createApp({}, null);
  const open = limitOpenAnswers(2, 'columns');
  app.server.timeout = 300;
  app.get('/large', async ({ raw }, reply) => {
    waitLong(raw);
    open.enter(reply);
    await new Promise((resolve) => setTimeout(resolve, 500));
    return Buffer.alloc(size);
  });
  return app;
}

it('keeps so many answers open, and cuts off who does not read', async () => {
  const app = largeServer();
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const lazy = [1, 2].map(() => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1').pause();
    socket.write('GET /large HTTP/1.1\r\nhost: localhost\r\n\r\n');
    return socket;
  });
  const status = async () => (await fetch(`${address}/large`)).status;
  await expect.poll(status).toBe(503);
  const closed = lazy.map((socket) => once(socket, 'close'));
  await expect.poll(status, { timeout: 30_000 }).toBe(200);
  for (const socket of lazy) socket.destroy();
  await Promise.all(closed);
  await app.close();
});
