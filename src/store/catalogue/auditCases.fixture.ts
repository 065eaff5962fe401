import { expect, it } from 'vitest';
import { chainStart, hashOf } from './auditChain.ts';
import { sampleEntry } from './samples.fixture.ts';
import type { Given } from './given.fixture.ts';

const cut = 'DELETE FROM clientele_audit WHERE seq > 3';
const swapped = `UPDATE clientele_audit SET seq = 9 WHERE seq = 2;
  UPDATE clientele_audit SET seq = 2 WHERE seq = 4; UPDATE clientele_audit SET seq = 4 WHERE seq = 9`;
/** An entry whose own hash is right, written behind the log's back. */
const forged = hashOf(chainStart.hash, { seq: 1, ...sampleEntry(1), actor: 'eve' });

/** The log, and what someone could do to it with a statement. */
export function auditCases({ catalogue, bench }: Given): void {
  it('tells who did what, newest first, in pages', async () => {
    const { audit } = catalogue();
    expect(await audit.page(null, 10)).toEqual([]);
    expect((await audit.check(null)).broken).toBeNull();
    for (const n of [1, 2, 3]) await audit.append(sampleEntry(n));
    const hash = hashOf(chainStart.hash, { seq: 1, ...sampleEntry(1) });
    expect((await audit.page(null, 2)).map(({ seq }) => seq)).toEqual([3, 2]);
    expect(await audit.page(2, 2)).toEqual([{ seq: 1, ...sampleEntry(1), hash }]);
    expect((await audit.check(null)).broken).toBeNull();
  });

  it.each([
    ['a changed entry', `UPDATE clientele_audit SET actor = 'eve' WHERE seq = 3`, 3],
    ['a changed hash', `UPDATE clientele_audit SET hash = '${forged}' WHERE seq = 3`, 3],
    [
      'a rewritten entry',
      `UPDATE clientele_audit SET actor = 'eve', hash = '${forged}' WHERE seq = 1`,
      2,
    ],
    ['a removed entry', 'DELETE FROM clientele_audit WHERE seq = 2', 2],
    ['a removed first entry', 'DELETE FROM clientele_audit WHERE seq = 1', 1],
    ['entries that changed places', swapped, 2],
    ['a cut end', cut, 4],
    ['an emptied log', 'DELETE FROM clientele_audit', 1],
    ['a cut end with the head set back', `${cut}; UPDATE clientele_audit_head SET seq = 3`, 3],
    ['a lost head', 'DELETE FROM clientele_audit_head', 6],
    [
      'an entry before the first',
      `INSERT INTO clientele_audit SELECT 0, at, actor, action, object, hash FROM clientele_audit WHERE seq = 1`,
      0,
    ],
  ])('notices %s', async (_, statement, broken) => {
    const { audit } = catalogue();
    for (const n of [1, 2, 3, 4, 5]) await audit.append(sampleEntry(n));
    await bench().run(statement);
    expect((await audit.check(null)).broken).toBe(broken);
  });

  it('still shows a cut end after later entries', async () => {
    const { audit } = catalogue();
    for (const n of [1, 2, 3, 4]) await audit.append(sampleEntry(n));
    await bench().run(cut);
    await audit.append(sampleEntry(5));
    expect((await audit.page(null, 1))[0]?.seq).toBe(5);
    expect((await audit.check(null)).broken).toBe(4);
  });

  it('notices an entry written past the head', async () => {
    const { audit } = catalogue();
    await audit.append(sampleEntry(1));
    const [last] = await audit.page(null, 1);
    const entry = { seq: 2, ...sampleEntry(2), actor: 'eve' };
    await bench().run(`INSERT INTO clientele_audit (seq, at, actor, action, object, hash) VALUES
      (2, '${entry.at}', 'eve', '${entry.action}', '${entry.object}', '${hashOf(last?.hash ?? '', entry)}')`);
    expect((await audit.check(null)).broken).toBe(2);
  });

  it('takes no entry without its head', async () => {
    await bench().run('DELETE FROM clientele_audit_head');
    await expect(catalogue().audit.append(sampleEntry(1))).rejects.toMatchObject({
      kind: 'resource',
      message: expect.stringContaining('backup'),
    });
    expect(await catalogue().audit.page(null, 1)).toEqual([]);
  });
}
