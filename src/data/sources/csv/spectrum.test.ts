import { expect, it } from 'vitest';
import { rowsOf, withSource } from '../../opened.fixture.ts';

/** The twelve kinds of files that csv-spectrum collects, each written anew. */
it.each([
  [
    'commas in quotes',
    'first,last,street,town,zip\nAda,Lovelace,12 Lane St.,"Oldtown, NW",04711\n',
    [{ first: 'Ada', last: 'Lovelace', street: '12 Lane St.', town: 'Oldtown, NW', zip: '04711' }],
  ],
  [
    'empty cells',
    'a,b,c\n7,"",""\n8,9,10\n',
    [
      { a: 7, b: null, c: null },
      { a: 8, b: 9, c: 10 },
    ],
  ],
  [
    'empty cells, CR LF',
    'a,b,c\r\n7,"",""\r\n8,9,10\r\n',
    [
      { a: 7, b: null, c: null },
      { a: 8, b: 9, c: 10 },
    ],
  ],
  [
    'quotes in quotes',
    'a,b\n7,"so ""so"" well"\n8,9\n',
    [
      { a: 7, b: 'so "so" well' },
      { a: 8, b: '9' },
    ],
  ],
  [
    'JSON in a cell',
    'key,val\n7,"{""kind"": ""spot"", ""at"": [7.5, 0.25]}"\n',
    [{ key: 7, val: '{"kind": "spot", "at": [7.5, 0.25]}' }],
  ],
  [
    'degrees, minutes and seconds',
    'Phone,Where,Town\n0299887766,51°30\'37.8"N 0°7\'5.9"W,London',
    [{ Phone: '0299887766', Where: '51°30\'37.8"N 0°7\'5.9"W', Town: 'London' }],
  ],
  [
    'line breaks in quotes',
    'a,b,c\n1,2,3\n"There was \nonce",5,6\n7,8,9\n',
    [
      { a: '1', b: 2, c: 3 },
      { a: 'There was \nonce', b: 5, c: 6 },
      { a: '7', b: 8, c: 9 },
    ],
  ],
  [
    'line breaks in quotes, CR LF',
    'a,b,c\r\n1,2,3\r\n"There was \r\nonce",5,6\r\n7,8,9\r\n',
    [
      { a: '1', b: 2, c: 3 },
      { a: 'There was \r\nonce', b: 5, c: 6 },
      { a: '7', b: 8, c: 9 },
    ],
  ],
  [
    'quotes and line breaks',
    'a,b\n7,"so \n""so"" \nwell"\n8,9\n',
    [
      { a: 7, b: 'so \n"so" \nwell' },
      { a: 8, b: '9' },
    ],
  ],
  ['a plain table', 'a,b,c\n7,8,9\n', [{ a: 7, b: 8, c: 9 }]],
  ['a plain table, CR LF', 'a,b,c\r\n7,8,9\r\n', [{ a: 7, b: 8, c: 9 }]],
  [
    'letters beyond ASCII',
    'a,b,c\n7,8,x\n9,10,ʤ\n',
    [
      { a: 7, b: 8, c: 'x' },
      { a: 9, b: 10, c: 'ʤ' },
    ],
  ],
])('reads %s', async (_, content, rows) => {
  await withSource(content, async (source, session) => {
    expect(source).toMatchObject({ rowsRead: rows.length, rowsRejected: 0 });
    expect(await rowsOf(session, source.relation)).toEqual(rows);
  });
});
