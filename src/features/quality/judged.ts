import type { Inspection } from '../../contract/index.ts';

/** All of an inspection but the judgement on it. */
export type Judged = Omit<Inspection, 'quality'>;

/** Rows beyond the first of each id, where a row stands for a customer. */
export function repeatedIds({ shape, columns }: Judged): number {
  if (shape === 'transactions') return 0;
  const id = columns.find(({ role }) => role.role === 'id');
  return id === undefined ? 0 : id.summary.count - id.summary.distinct;
}
