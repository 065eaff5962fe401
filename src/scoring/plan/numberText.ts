import type { ReadingSpec } from '../../contract/index.ts';

/** How the numbers of a column are written. */
export type NumberWriting = Pick<
  Extract<ReadingSpec, { kind: 'number' }>,
  'decimalMark' | 'adorned' | 'plain'
>;

/** Digits and a decimal point alone. */
export const plainWriting: NumberWriting = { decimalMark: 'point', adorned: false, plain: true };

const ornaments = /[\p{Sc}%'\u0020\t\n\f\r\u00A0\u202F]/gu;
const plainNumber = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const groupedNumber = {
  point: /^[+-]?((\d{1,3}(,\d{2,3})*,\d{3}|\d+)(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/,
  comma: /^[+-]?((\d{1,3}(\.\d{3})+|\d+)(,\d*)?|,\d+)$/,
} as const;

/**
 * A number from text, read as `data` reads the column in SQL: currency signs, percent signs, spaces and
 * apostrophes are left out where the column had any, and the mark that does not part decimals groups thousands.
 *
 * @returns NaN where the text is no finite number
 */
export function numberOfText(text: string, { decimalMark, adorned, plain }: NumberWriting): number {
  const digits = adorned ? text.replaceAll(ornaments, '') : text.trim();
  if (plain) return plainNumber.test(digits) ? finite(digits) : NaN;
  if (!groupedNumber[decimalMark].test(digits)) return NaN;
  return finite(
    decimalMark === 'point'
      ? digits.replaceAll(',', '')
      : digits.replaceAll('.', '').replace(',', '.'),
  );
}

function finite(digits: string): number {
  const value = Number(digits);
  return Number.isFinite(value) ? value : NaN;
}
