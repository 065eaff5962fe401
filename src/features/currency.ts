/** Codes that no header uses as a word. */
const plainCodes = new Set(
  (
    'AED ARS AUD BDT BGN BRL CAD CHF CLP CNY CZK DKK EGP EUR GBP GHS HKD HUF IDR ILS INR ISK JPY KES ' +
    'KRW KWD KZT LKR MXN MYR NGN NOK NZD PHP PKR PLN QAR RSD RUB SGD THB TND TWD UAH USD UYU VND ZAR'
  ).split(' '),
);

/** Codes that are words or abbreviations too: read as a currency only in capitals and brackets. */
const bracketedCodes = new Set(['COP', 'CUP', 'MAD', 'PEN', 'RON', 'SEK', 'TRY']);

const symbols: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  R$: 'BRL',
  $: 'USD',
  '₹': 'INR',
  '¥': 'JPY',
  '₩': 'KRW',
  '₪': 'ILS',
  '₫': 'VND',
  '₦': 'NGN',
  '₱': 'PHP',
  '₴': 'UAH',
  '₺': 'TRY',
  '₽': 'RUB',
  '฿': 'THB',
};

/** The ISO 4217 code that one word of a header stands for, or null. */
export function currencyWord(word: string, header: string): string | null {
  const code = word.toUpperCase();
  if (plainCodes.has(code)) return code;
  if (bracketedCodes.has(word) && new RegExp(`[([]\\s*${word}\\s*[)\\]]`).test(header)) return word;
  return /^euros?$/i.test(word) ? 'EUR' : null;
}

/**
 * The currency of the amounts, from headers such as `Amount (INR)`, `balance_eur` or `Income €`.
 *
 * @returns an ISO 4217 code; null when no header names one or when headers disagree
 */
export function currencyOf(columnNames: readonly string[]): string | null {
  const found = new Set(columnNames.flatMap(currenciesIn));
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}

function currenciesIn(header: string): string[] {
  const symbol = Object.keys(symbols).find((sign) => header.includes(sign));
  if (symbol !== undefined) return [symbols[symbol]];
  const words = header
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}]+/u)
    .map((word) => currencyWord(word, header));
  return words.filter((code) => code !== null);
}
