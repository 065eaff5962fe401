import { expect, it } from 'vitest';
import { readerLocale } from './readerLocale.ts';

it.each([
  ['de-DE,de;q=0.9,en;q=0.8', 'de-DE'],
  ['fr;q=0.9', 'fr'],
  [' EN-gb ', 'en-GB'],
  ['*', 'en'],
  ['', 'en'],
  ['"><script>', 'en'],
  [undefined, 'en'],
])('the locale of a reader who asks for %s is %s', (header, locale) => {
  expect(readerLocale(header)).toBe(locale);
});
