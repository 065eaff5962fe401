import { createHash } from 'node:crypto';
import type { SegmentConfig } from '../contract/index.ts';

/** An id that sorts by time and tells two runs of one second apart: `20261121-101502-3fa9c1`. */
export function createRunId(createdAt: Date, fingerprint: string, config: SegmentConfig): string {
  const time = createdAt.toISOString().replaceAll(/[-:]/g, '').replace('T', '-').slice(0, 15);
  const digest = createHash('sha256')
    .update(`${createdAt.getTime()} ${fingerprint} ${JSON.stringify(config)} ${process.pid}`)
    .digest('hex');
  return `${time}-${digest.slice(0, 6)}`;
}
