import { expect, it } from 'vitest';
import { createRandom } from '../../core/index.ts';
import { text } from '../../data/quoting.ts';
import { openSession } from '../../data/session.ts';
import { readNumbers } from '../../data/typing/numbers.ts';
import { numberOfText, plainWriting, type NumberWriting } from './numberText.ts';

const random = createRandom(11);
const letters = "0123456789012345678901234567890..,,-+eE €$%' _\u00A0x()".split('');

/** Numbers with slips of the pen: most are numbers in some way of writing. */
function scribble(): string {
  const grouped = (random.next() * 10 ** random.nextInt(8)).toLocaleString(
    random.next() < 0.5 ? 'en' : 'de',
  );
  const marks = grouped.split('');
  for (let slips = random.nextInt(3); slips > 0; slips--) {
    marks.splice(
      random.nextInt(marks.length + 1),
      random.nextInt(2),
      letters[random.nextInt(letters.length)],
    );
  }
  return dress(marks.join(''));
}

/** Now and then as bookkeepers and other countries write it. */
function dress(digits: string): string {
  const dresses = [`(${digits})`, `${digits}-`, `EUR ${digits}`, `${digits} kr`, `\u2212${digits}`];
  return dresses[random.nextInt(20)] ?? digits;
}

it('reads numbers as DuckDB reads them (the slow twin)', async () => {
  await using session = await openSession({ threads: 1 });
  const texts = Array.from({ length: 2000 }, scribble);
  const written = texts.map((each, i) => `(${i}, ${text(each)})`).join(', ');
  const writings: NumberWriting[] = [
    plainWriting,
    { decimalMark: 'point', adorned: false, plain: false },
    { decimalMark: 'comma', adorned: true, plain: false },
  ];
  for (const writing of writings) {
    const { value } = readNumbers({ kind: 'number', whole: false, ...writing }, null);
    const rows = await session.rows(
      `SELECT ${value('written')} AS n FROM (VALUES ${written}) AS v(i, written) ORDER BY i`,
    );
    const expected = rows.map(({ n }, i) => [texts[i], n]);
    const read = texts.map((each) => {
      const n = numberOfText(each, writing);
      return [each, Number.isNaN(n) ? null : n];
    });
    expect(read).toEqual(expected);
    expect(read.filter(([, n]) => n !== null).length).toBeGreaterThan(300);
  }
});
