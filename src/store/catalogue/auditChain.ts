import { createHash } from 'node:crypto';
import type { AuditEntry } from '../../contract/index.ts';

/** What stands for the hash before the first entry. */
export const firstHash = '0'.repeat(64);

/**
 * The hash of an entry: SHA-256 over the hash of the entry before it and its own fields as a JSON array, in hex
 * (a hash chain after Haber and Stornetta, 1991).
 */
export function hashOf(
  previous: string,
  { seq, at, actor, action, object }: Omit<AuditEntry, 'hash'>,
): string {
  const text = JSON.stringify([previous, seq, at, actor, action, object]);
  return createHash('sha256').update(text).digest('hex');
}

/** The last entry of a stretch of the log that was found whole. */
export interface ChainEnd {
  readonly seq: number;
  readonly hash: string;
}

export const chainStart: ChainEnd = { seq: 0, hash: firstHash };

/**
 * Follows the chain through entries that stand in the order of `seq`.
 *
 * @returns the new end, or the `seq` of the first entry that is missing or whose hash does not hold
 */
export function follow(
  from: ChainEnd,
  entries: readonly AuditEntry[],
): { readonly end: ChainEnd } | { readonly broken: number } {
  let { seq, hash } = from;
  for (const entry of entries) {
    seq += 1;
    if (entry.seq !== seq || entry.hash !== hashOf(hash, entry)) return { broken: seq };
    ({ hash } = entry);
  }
  return { end: { seq, hash } };
}
