import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { sharedSession, withFile } from '../../opened.fixture.ts';
import { openSource } from '../../openSource.ts';

const nLines = 40;
const lines = Array.from({ length: nLines }, (_, i) => `${i},t${i % 7},word ${i % 5},${i * 1.5}`);

/** One slip of the pen in a line: characters put in, taken out or doubled. */
const slip = fc.record({
  line: fc.nat(nLines - 1),
  at: fc.nat(16),
  remove: fc.nat(3),
  insert: fc.constantFrom('', ',', '"', '""', ',"', '",', '#', ';', ' ', '\t', 'é', '\\', "'"),
});

it('reads or rejects every line that is there, whatever damage it took', async () => {
  const session = await sharedSession();
  await fc.assert(
    fc.asyncProperty(fc.array(slip, { maxLength: 25 }), async (slips) => {
      const damaged = [...lines];
      for (const { line, at, remove, insert } of slips) {
        const text = damaged[line] ?? '';
        damaged[line] = text.slice(0, at) + insert + text.slice(at + remove) || 'x';
      }
      const content = ['n,code,word,sum', ...damaged, ''].join('\n');
      await withFile('rows.csv', content, async (path) => {
        const source = await openSource(session, path, { markers: 'none' });
        const { rows } = await session.row(`SELECT count(*) AS rows FROM "${source.relation}"`);
        const further = source.decisions.find(({ text }) => text.includes('inside quotes'));
        expect(source.rowsRead).toBe(rows);
        expect(source.rowsRead + source.rowsRejected + (further?.count ?? 0)).toBe(nLines);
        await session.run(`DROP TABLE "${source.relation}"`);
      });
    }),
    { numRuns: Number(process.env['CLIENTELE_DAMAGE_RUNS'] ?? 40) },
  );
});
