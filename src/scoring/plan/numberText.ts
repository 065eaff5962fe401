import { withoutOrnaments, type ReadingSpec } from '../../contract/index.ts';

/** How the numbers of a column are written. */
export type NumberWriting = Pick<
  Extract<ReadingSpec, { kind: 'number' }>,
  'decimalMark' | 'adorned' | 'plain'
>;

/** Digits and a decimal point alone. */
export const plainWriting: NumberWriting = { decimalMark: 'point', adorned: false, plain: true };

const plainNumber = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const groupedNumber = {
  point: /^[+-]?((\d{1,3}(,\d{2,3})*,\d{3}|\d+)(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/,
  comma: /^[+-]?((\d{1,3}(\.\d{3})+|\d+)(,\d*)?|,\d+)$/,
} as const;

/**
 * A number from text, read as `data` reads the column in SQL: what adorns numbers is left out where the column had
 * any of it, and the mark that does not part decimals groups thousands.
 *
 * @returns NaN where the text is no finite number
 */
export function numberOfText(text: string, { decimalMark, adorned, plain }: NumberWriting): number {
  const digits = adorned ? withoutOrnaments(text) : text.trim();
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
