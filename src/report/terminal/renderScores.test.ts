import { describe, expect, it } from 'vitest';
import type { ScoreReport } from '../../contract/index.ts';
import { renderScores } from './renderScores.ts';
import { cells } from './textLayout.ts';

const report: ScoreReport = {
  schemaVersion: 1,
  runId: 'r',
  source: 'april.csv',
  file: 'april-scored.csv',
  shape: 'customers',
  rowsRead: 12_345,
  rowsRejected: 2,
  rejects: [],
  customers: 12_345,
  unscored: 0,
  noted: 0,
  absent: [],
  decisions: [],
  segments: [
    { id: 'S1', name: 'Savers', size: 9_000, share: 0.729, trainedShare: 0.6 },
    {
      id: 'S2',
      name: 'Customers with a name that is a good deal longer than any table has room for',
      size: 3_345,
      share: 0.271,
      trainedShare: 0.4,
    },
  ],
  shift: { index: 0.08, verdict: 'stable' },
  warnings: [],
  timings: {},
};

const render = (given: Partial<ScoreReport>, width = 80, colour = false): string =>
  renderScores({ ...report, ...given }, { width, colour, locale: 'en' });

describe('renderScores', () => {
  it('tells what was read, and the shares beside those of the run', () => {
    const text = render({});
    expect(text).toContain('april.csv');
    expect(text).toContain('12,345 customers from 12,345 rows, 2 rejected');
    expect(text).toMatch(/Savers +9,000 +72\.9% +60\.0%/);
    expect(text).toContain('0.08: the segments hold as many');
    expect(text).not.toContain('!');
  });

  it('says what a shift means', () => {
    expect(render({ shift: { index: 0.2, verdict: 'moving' } })).toContain('begun to move');
    expect(render({ shift: { index: 0.4, verdict: 'moved' } })).toContain('a new run');
  });

  it('warns of what is lacking', () => {
    const text = render({ unscored: 3, noted: 4, warnings: ['The source lacks BALANCE.'] });
    expect(text).toContain('! The source lacks BALANCE.');
    expect(text).toContain('! No segment could be told for 3 customers.');
    expect(text).toContain('! 4 customers have remarks on values');
  });

  it.each([40, 60, 120])('keeps to %i columns', (width) => {
    const text = render({ warnings: ['word '.repeat(60)] }, width);
    for (const line of text.split('\n')) expect(cells(line)).toBeLessThanOrEqual(width);
  });

  it('colours only where asked, and lets no value steer the terminal', () => {
    expect(render({}, 80, true)).toContain('\u001B[');
    expect(render({ source: 'a\u001B[2Jb.csv' })).not.toContain('\u001B');
  });
});
