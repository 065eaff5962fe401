import { createEngine, type Request } from './engine.ts';

const handle = createEngine((reply) => {
  postMessage(reply);
});

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  handle(data);
});
