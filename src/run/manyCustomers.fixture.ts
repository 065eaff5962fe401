import type { SegmentOptions } from '../contract/index.ts';
import { createRandom } from '../core/index.ts';
import type { SegmentationRun } from './ports.ts';

/** Customers in three groups as CSV, with categories, an outcome and gaps. */
export function customersCsv(nRows: number): string {
  const random = createRandom(5);
  const jobs = ['clerk', 'nurse', 'engineer', ''];
  const lines = Array.from({ length: nRows }, (_, i) => {
    const group = i % 3;
    const spend = Math.exp(3 + group + random.nextGaussian() / 3);
    const balance = i % 23 === 0 ? '' : (1000 * group + 200 * random.nextGaussian()).toFixed(2);
    const visits = 2 + 4 * group + random.nextInt(3);
    const job = jobs[random.nextInt(4)] ?? '';
    const bought = random.nextInt(4 - group) === 0 ? 'yes' : 'no';
    return [`C${i}`, spend.toFixed(2), balance, visits, job, bought].join(',');
  });
  return ['customer_id,spend,balance,visits,job,bought', ...lines].join('\n');
}

/** How they are segmented in blocks. */
export const inBlocks: Omit<SegmentOptions, 'source'> = {
  algorithm: 'minibatch-kmeans',
  features: ['spend', 'balance', 'visits', 'job'],
  k: '3..4',
  nInit: 1,
};

/** Everything of a run but how long it took. */
export function untimed({ manifest, ...run }: SegmentationRun): SegmentationRun {
  return { ...run, manifest: { ...manifest, timings: {} } };
}
