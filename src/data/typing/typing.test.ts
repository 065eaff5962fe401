import { expect, it } from 'vitest';
import { rowsOf, sharedSession, valuesOf, withFile, withSource } from '../opened.fixture.ts';
import { openSource } from '../openSource.ts';

interface Case {
  readonly of: string;
  readonly column?: string;
  readonly texts: readonly string[];
  readonly type: string;
  readonly format?: string | null;
  readonly values: readonly unknown[];
}

const fill = (value: string, times: number): string[] => Array.from({ length: times }, () => value);

const cases: readonly Case[] = [
  {
    of: 'numbers',
    texts: ['1', '-2.5', '+3', '.5', '1e3'],
    type: 'number',
    values: [1, -2.5, 3, 0.5, 1000],
  },
  { of: 'whole numbers', texts: ['1', '20'], type: 'number', values: [1, 20] },
  {
    of: 'decimal commas',
    texts: ['1,5', '1.234,50', '7'],
    type: 'number',
    format: 'decimal comma',
    values: [1.5, 1234.5, 7],
  },
  {
    of: 'thousands',
    texts: ['1,234.50', '12', '1,234,567'],
    type: 'number',
    format: 'thousands separator',
    values: [1234.5, 12, 1234567],
  },
  {
    of: 'Indian thousands',
    texts: ['12,34,567.00', '1,00,000'],
    type: 'number',
    format: 'thousands separator',
    values: [1234567, 100000],
  },
  {
    of: 'spaces for thousands',
    texts: ['1 234 567', '12 000'],
    type: 'number',
    values: [1234567, 12000],
  },
  {
    of: 'currency signs',
    texts: ['€ 1.50', '€ 20.00', '-€3'],
    type: 'number',
    format: 'currency sign',
    values: [1.5, 20, -3],
  },
  {
    of: 'currency codes',
    texts: ['EUR 1.50', '20.00 EUR', '-EUR 3'],
    type: 'number',
    format: 'currency sign',
    values: [1.5, 20, -3],
  },
  {
    of: "bookkeepers' negatives",
    texts: ['(1,250.50)', '3.25-', '$(4.00)', '\u22125'],
    type: 'number',
    format: 'thousands separator, currency sign, (12.50) or 12.50- for negatives',
    values: [-1250.5, -3.25, -4, -5],
  },
  {
    of: 'codes that are no currency',
    texts: ['ABC 12', 'ABD 13'],
    type: 'text',
    values: ['ABC 12', 'ABD 13'],
  },
  {
    of: 'dates in several ways',
    texts: ['2016-08-02', '26.11.2016', '3/4/2016 10:30', '05-Feb-2016'],
    type: 'date',
    format: '%d/%m/%Y %H:%M:%S and other ways',
    values: [
      '2016-08-02 00:00:00',
      '2016-11-26 00:00:00',
      '2016-04-03 10:30:00',
      '2016-02-05 00:00:00',
    ],
  },
  { of: 'percent', texts: ['12.5%', '3 %'], type: 'number', format: 'percent', values: [12.5, 3] },
  {
    of: 'commas that say nothing',
    texts: ['1,234', '5,678'],
    type: 'text',
    values: ['1,234', '5,678'],
  },
  {
    of: 'commas that contradict',
    texts: ['1,5', '1,234.5'],
    type: 'text',
    values: ['1,5', '1,234.5'],
  },
  {
    of: 'leading zeros',
    column: 'branch',
    texts: ['007', '012'],
    type: 'text',
    values: ['007', '012'],
  },
  {
    of: 'one leading zero under a name that identifies',
    column: 'customer_id',
    texts: ['0123', ...fill('9123', 200)],
    type: 'text',
    values: ['0123', ...fill('9123', 200)],
  },
  {
    of: 'one stray leading zero in an amount',
    column: 'amount',
    texts: ['07', ...fill('5', 200)],
    type: 'number',
    values: [7, ...fill('5', 200).map(Number)],
  },
  {
    of: 'numbers too long to hold',
    texts: ['12345678901234567890', '12345678901234567891'],
    type: 'text',
    values: ['12345678901234567890', '12345678901234567891'],
  },
  {
    of: 'ISO dates',
    texts: ['2016-08-02', '2016-10-21'],
    type: 'date',
    format: '%Y-%m-%d',
    values: ['2016-08-02', '2016-10-21'],
  },
  {
    of: 'ISO timestamps',
    texts: ['2016-08-02T14:05:06Z', '2016-10-21 23:59'],
    type: 'date',
    format: '%Y-%m-%d %H:%M:%S',
    values: ['2016-08-02 14:05:06', '2016-10-21 23:59:00'],
  },
  {
    of: 'day first',
    texts: ['2/8/2016', '26/11/2016'],
    type: 'date',
    format: '%d/%m/%Y',
    values: ['2016-08-02', '2016-11-26'],
  },
  {
    of: 'month first',
    texts: ['8/2/2016', '11/26/2016'],
    type: 'date',
    format: '%m/%d/%Y',
    values: ['2016-08-02', '2016-11-26'],
  },
  {
    of: 'dots, two-digit years and times',
    texts: ['02.08.16 14:05', '26.11.16 09:00'],
    type: 'date',
    format: '%d.%m.%y %H:%M:%S',
    values: ['2016-08-02 14:05:00', '2016-11-26 09:00:00'],
  },
  {
    of: 'dashes',
    texts: ['02-08-2016', '26-11-2016'],
    type: 'date',
    format: '%d-%m-%Y',
    values: ['2016-08-02', '2016-11-26'],
  },
  {
    of: 'both orders, undecided',
    texts: ['2/8/2016', '3/4/2016'],
    type: 'date',
    format: '%d/%m/%Y',
    values: ['2016-08-02', '2016-04-03'],
  },
  {
    of: 'names of months',
    texts: ['02-Aug-16', '26-Nov-2016'],
    type: 'date',
    format: '%d-%b-%y',
    values: ['2016-08-02', '2016-11-26'],
  },
  {
    of: 'digits under a name that says date',
    column: 'booking_date',
    texts: ['20160802', '20161121'],
    type: 'date',
    format: '%Y%m%d',
    values: ['2016-08-02', '2016-11-21'],
  },
  {
    of: 'digits under any other name',
    column: 'n',
    texts: ['20160802', '20161121'],
    type: 'number',
    values: [20160802, 20161121],
  },
  {
    of: 'times',
    texts: ['9:05', '14:05:06'],
    type: 'time',
    format: '%H:%M:%S',
    values: ['09:05:00', '14:05:06'],
  },
  {
    of: 'times run together',
    column: 'TransactionTime',
    texts: ['143207', '93012', '5', '235959'],
    type: 'time',
    format: '%H%M%S',
    values: ['14:32:07', '09:30:12', '00:00:05', '23:59:59'],
  },
  {
    of: 'months, though the name says time',
    column: 'time_on_book',
    texts: ['12', '48'],
    type: 'number',
    values: [12, 48],
  },
  {
    of: 'yes and no',
    texts: ['yes', 'No', 'YES'],
    type: 'flag',
    format: 'yes/no',
    values: [true, false, true],
  },
  {
    of: 'true and false',
    texts: ['true', 'false'],
    type: 'flag',
    format: 'true/false',
    values: [true, false],
  },
  {
    of: 'y and n',
    texts: ['Y', 'N', 'N'],
    type: 'flag',
    format: 'y/n',
    values: [true, false, false],
  },
  { of: '0 and 1', texts: ['0', '1'], type: 'number', values: [0, 1] },
  {
    of: 'yes, no and rarely something else',
    texts: [...fill('yes', 60), ...fill('no', 60), 'maybe'],
    type: 'text',
    values: [...fill('yes', 60), ...fill('no', 60), 'maybe'],
  },
  {
    of: 'digits in other groups',
    texts: ['12 34 56', '98 76 54'],
    type: 'text',
    values: ['12 34 56', '98 76 54'],
  },
  {
    of: 'apostrophes for thousands',
    texts: ["1'234.5", "12'000"],
    type: 'number',
    values: [1234.5, 12000],
  },
  { of: 'texts', texts: ['a', ' b c '], type: 'text', values: ['a', 'b c'] },
  {
    of: 'words that DuckDB takes for numbers',
    texts: ['1_000', 'inf'],
    type: 'text',
    values: ['1_000', 'inf'],
  },
];

it.each(cases)('reads $of', async ({ column = 'x', texts, type, format = null, values }) => {
  const content = `${column};other\n${texts.map((text) => `${text};z`).join('\n')}\n`;
  await withSource(content, async ({ columns, relation }, session) => {
    expect(columns[0]).toMatchObject({ type, format, invalid: 0 });
    const rows = await rowsOf(session, relation);
    expect(rows.map((row) => row[column])).toEqual(values);
  });
});

const rows = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

it('makes values that do not fit missing, and tells how many', async () => {
  const content = rows(['n;o', ...fill('1;z', 97), 'one;z', 'two;z', '1_0;z']);
  await withSource(content, async ({ columns, decisions }) => {
    expect(columns[0]).toMatchObject({ type: 'number', count: 97, missing: 3, invalid: 3 });
    expect(decisions).toContainEqual({
      stage: 'read',
      column: 'n',
      text: '3 values in n are not a number and became missing.',
      count: 3,
    });
  });
  const tooMany = rows(['n;o', ...fill('1;z', 94), ...fill('one;z', 6)]);
  await withSource(tooMany, async ({ columns }) => {
    expect(columns[0]).toMatchObject({ type: 'text', count: 100, invalid: 0 });
  });
});

it('lets the other dates of a file decide where one leaves the order open', async () => {
  const content = rows(['open;shut', '2/8/2016;11/26/2016', '3/4/2016;1/2/2016']);
  await withSource(content, async ({ columns, decisions }) => {
    expect(columns.map(({ format }) => format)).toEqual(['%m/%d/%Y', '%m/%d/%Y']);
    expect(decisions.map(({ text }) => text)).toEqual([
      'open is read as month/day/year: its values fit both orders, and other dates of the file are written so.',
      'shut is read as month/day/year: 1 of its values fit no other order.',
    ]);
  });
});

it('takes the order of day and month that is asked for, and warns where nothing decides', async () => {
  const content = rows(['open;n', '2/8/2016;1', '3/4/2016;2']);
  await withSource(content, async ({ columns, doubts }) => {
    expect(columns[0]?.format).toBe('%d/%m/%Y');
    expect(doubts).toEqual([
      'The dates of open could have the day or the month first, and nothing in the file decides: they were read as day/month/year. Say which with --dates day-first or --dates month-first.',
    ]);
  });
  await withFile('asked.csv', content, async (path) => {
    const session = await sharedSession();
    const asked = { markers: 'auto', dates: 'month-first' } as const;
    const { columns, doubts } = await openSource(session, path, asked);
    expect(columns[0]?.format).toBe('%m/%d/%Y');
    expect(doubts).toEqual([]);
  });
});

it('lets the other numbers of a file decide what a comma means', async () => {
  const content = rows(['a;b;c', '1,234;5,5;1.234', '5,678;6,25;12.500']);
  expect(await valuesOf(content, 'a')).toEqual([1.234, 5.678]);
  expect(await valuesOf(content, 'c')).toEqual([1234, 12500]);
  expect(await valuesOf(content.replaceAll('5,5', '5').replaceAll('6,25', '6'), 'c')).toEqual([
    1.234, 12.5,
  ]);
});

it('gives two-digit years of birth the latest century that the other dates allow', async () => {
  const content = rows([
    'dob,when',
    '10/1/94,2/8/16',
    '4/4/21,2/8/16',
    '21/10/16,21/10/16',
    '22/10/16,2/8/16',
    '29/2/00,2/8/16',
    '1/1/1890,2/8/16',
  ]);
  expect(await valuesOf(content, 'dob')).toEqual([
    '1994-01-10',
    '1921-04-04',
    '2016-10-21',
    '1916-10-22',
    '2000-02-29',
    '1890-01-01',
  ]);
  expect(await valuesOf('birth_date;n\n10/1/94;1\n14/9/21;2\n13/5/30;3\n', 'birth_date')).toEqual([
    '1994-01-10',
    '2021-09-14',
    '1930-05-13',
  ]);
});

it('finds the type of a column that is empty for most of the file', async () => {
  const content = rows(['n,rare', ...fill('1,', 9000), '1,2.5', ...fill('1,', 30)]);
  await withSource(content, async ({ columns }) => {
    expect(columns[1]).toMatchObject({ type: 'number', count: 1, missing: 9030 });
  });
});

it('takes a column without values for text', async () => {
  await withSource('a,b\n1,\n2,\n', async ({ columns }) => {
    expect(columns[1]).toMatchObject({ type: 'text', count: 0, missing: 2, distinct: 0 });
  });
});
