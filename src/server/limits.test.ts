import { expect, it } from 'vitest';
import { limitsOf } from './limits.ts';

it('has a default for each limit and reads each from the environment', () => {
  expect(limitsOf({})).toEqual({
    maxUpload: 5_000_000_000,
    queuedJobs: 20,
    concurrentJobs: 1,
    drainSeconds: 30,
  });
  expect(
    limitsOf({
      CLIENTELE_MAX_UPLOAD: '1000',
      CLIENTELE_QUEUE_LIMIT: '3',
      CLIENTELE_CONCURRENT_JOBS: '2',
      CLIENTELE_DRAIN_SECONDS: '0',
    }),
  ).toEqual({ maxUpload: 1000, queuedJobs: 3, concurrentJobs: 2, drainSeconds: 0 });
});

it.each(['-1', '1.5', 'many', '0', '1e3'])('refuses %j', (text) => {
  expect(() => limitsOf({ CLIENTELE_QUEUE_LIMIT: text })).toThrow(
    `CLIENTELE_QUEUE_LIMIT cannot be "${text}"`,
  );
});
