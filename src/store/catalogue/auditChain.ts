import { createHash } from 'node:crypto';
import type { AuditEntry } from '../../contract/index.ts';
import type { AuditEnd, AuditVerdict } from './catalogue.ts';

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

export const chainStart: AuditEnd = { seq: 0, hash: firstHash };

/** Follows the chain through entries that stand in the order of `seq`; `end` is the last that holds. */
export function follow(from: AuditEnd, entries: readonly AuditEntry[]): AuditVerdict {
  let end = from;
  for (const entry of entries) {
    if (!isNext(end, entry)) return { broken: end.seq + 1, end };
    end = { seq: entry.seq, hash: entry.hash };
  }
  return { broken: null, end };
}

/** Whether entries, newest first, follow each other; what came before the last of them is not looked at. */
export function isChain(entries: readonly AuditEntry[]): boolean {
  return entries.every((entry, i) => {
    const previous = entries[i + 1] ?? (entry.seq === 1 ? chainStart : null);
    return previous === null || isNext(previous, entry);
  });
}

function isNext(previous: AuditEnd, entry: AuditEntry): boolean {
  return entry.seq === previous.seq + 1 && entry.hash === hashOf(previous.hash, entry);
}
