/**
 * What may stand around the digits of a number, as regular expressions that JavaScript (flag u) and RE2 read alike,
 * each with what replaces it. They are applied in this order wherever a column is `adorned`, so that a number means
 * the same in SQL and in a scorer.
 */
export const numberOrnaments: readonly { readonly pattern: string; readonly by: string }[] = [
  // Currency signs, percent signs, spaces and apostrophes, wherever they stand.
  { pattern: "[\\p{Sc}%' \\t\\n\\f\\r\u00A0\u202F]", by: '' },
  { pattern: '\u2212', by: '-' },
  { pattern: `^([+(-]*)(?:${currencyWords()})`, by: '$1' },
  { pattern: `(?:${currencyWords()})([)-]*)$`, by: '$1' },
  // Bookkeepers' negatives: (12.50) and 12.50-.
  { pattern: '^\\((.+)\\)$', by: '-$1' },
  { pattern: '^(.+)-$', by: '-$1' },
];

/** ISO 4217 codes of the currencies most traded (BIS, 2022), and the words written for some of them. */
function currencyWords(): string {
  const codes =
    'USD EUR JPY GBP CNY AUD CAD CHF HKD SGD SEK KRW NOK NZD INR MXN TWD ZAR BRL DKK PLN THB ILS IDR CZK AED TRY HUF CLP SAR PHP MYR COP RUB RON PEN BHD BGN ARS';
  return `${codes.replaceAll(' ', '|')}|Rs\\.?|kr\\.?`;
}

/** The digits of an adorned number, its sign first. */
export function withoutOrnaments(text: string): string {
  // Nothing stands around most numbers.
  if (/^\d+([.,]\d+)?$/.test(text)) return text;
  return compiled.reduce((bare, { pattern, by }) => bare.replaceAll(pattern, by), text);
}

const compiled = numberOrnaments.map(({ pattern, by }) => ({
  pattern: new RegExp(pattern, 'gu'),
  by,
}));
