import type { AuditCheck, AuditEntry } from '../../contract/index.ts';
import { isChain, type AuditEnd, type AuditLog } from '../../store/index.ts';

/**
 * Keeps an eye on the audit log. The whole of it is looked at on start and when asked for; in between only what is new
 * and what is shown. The last end that was seen whole is kept here, outside of the database: a log that no longer
 * reaches it was cut or put back, even where the rest of it agrees.
 */
export interface AuditWatch {
  /** Looks at the whole log; calls at the same time share one look. */
  readonly checkAll: () => Promise<AuditCheck>;
  /**
   * Looks at what came since, and at a page that is to be shown; at the whole log where that was not done yet or
   * something is wrong.
   *
   * @param page newest first, with one entry more than is shown
   * @param before the page's upper end; null for the newest
   */
  readonly checkNew: (page: readonly AuditEntry[], before: number | null) => Promise<AuditCheck>;
}

export function createAuditWatch(audit: AuditLog, now: () => Date): AuditWatch {
  let anchor: AuditEnd | null = null;
  let known: AuditCheck | null = null;
  let looking: Promise<AuditCheck> | null = null;

  async function look(): Promise<AuditCheck> {
    const checkedAt = now().toISOString();
    const { broken, end } = await audit.check(null);
    const firstBroken = broken ?? (await lostAfter(end));
    if (firstBroken === null) anchor = end;
    known = { intact: firstBroken === null, firstBroken, checkedAt };
    return known;
  }

  /** Where a log that agrees with itself departs from the one that was seen before; null where it does not. */
  async function lostAfter({ seq }: AuditEnd): Promise<number | null> {
    if (anchor === null || (await audit.check(anchor)).broken === null) return null;
    return Math.min(anchor.seq, seq + 1);
  }

  function checkAll(): Promise<AuditCheck> {
    looking ??= look().finally(() => {
      looking = null;
    });
    return looking;
  }

  return {
    checkAll,
    async checkNew(page, before) {
      if (known === null || anchor === null) return checkAll();
      if (!known.intact) return known;
      const { broken, end } = await audit.check(anchor);
      if (broken !== null || !isWholePage(page, before, end)) return checkAll();
      anchor = end;
      return known;
    },
  };
}

function isWholePage(page: readonly AuditEntry[], before: number | null, end: AuditEnd): boolean {
  const newest = before === null ? null : Math.min(before - 1, end.seq);
  return isChain(page) && (newest === null || newest === (page[0]?.seq ?? 0));
}
