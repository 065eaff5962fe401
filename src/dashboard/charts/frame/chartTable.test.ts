import { describe, expect, it } from 'vitest';
import { hostileNames } from '../../api/sampleRun.fixture.ts';
import { csvOf, fileNameOf } from './chartTable.ts';
import { shortText } from './shortText.ts';

describe('csvOf', () => {
  it('quotes what needs it and leaves numbers as numbers', () => {
    const text = csvOf({
      columns: ['a', 'b "c"'],
      rows: [
        ['x,y', -1.5],
        [null, 'line\nbreak'],
      ],
    });
    expect(text).toBe('\uFEFFa,"b ""c"""\r\n"x,y",-1.5\r\n,"line\nbreak"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('takes %j for no formula', (text) => {
    expect(csvOf({ columns: ['a'], rows: [[text]] })).toContain(`\n'${text}`);
  });
});

it('names files by letters and digits alone', () => {
  expect(fileNameOf('Balance: how it spreads', 'csv')).toBe('balance-how-it-spreads.csv');
  expect(fileNameOf('../../etc', 'svg')).toBe('etc.svg');
  expect(fileNameOf('??', 'png')).toBe('chart.png');
  for (const name of hostileNames) {
    expect(fileNameOf(name, 'csv')).toMatch(/^[\p{L}\p{N}-]{1,60}\.csv$/u);
  }
});

it('shortens long names and keeps short ones', () => {
  expect(shortText('Savers')).toBe('Savers');
  expect(shortText('abcdef', 4)).toBe('abc…');
  expect(shortText('🙂'.repeat(100), 3)).toBe('🙂🙂…');
  expect(shortText(hostileNames[3])).toHaveLength(60);
});
