import { numberOrnaments, withoutOrnaments } from '../../contract/index.ts';
import { text } from '../quoting.ts';
import { mostly, typedShare, type Reading, type SpecOf } from './reading.ts';

/** Which mark parts the decimals; the other one groups thousands, as do spaces and apostrophes. */
export type DecimalMark = 'point' | 'comma';

/** `unclear commas`: all like 1,234; `unclear points`: all like 1.234. Either may part decimals or group thousands. */
export type NumberEvidence = DecimalMark | 'unclear commas' | 'unclear points';

/** Spaces or apostrophes between digits that do not group thousands. */
const looseDigits = /\d[\s']\s*\d/u;
const spacedThousands = /^\D*\d{1,3}([\s']\d{3})+(?!\d)([.,]\d*)?\D*$/u;
const numberWith: Readonly<Record<DecimalMark, RegExp>> = {
  point: /^[+-]?((\d{1,3}(,\d{2,3})*,\d{3}|\d+)(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/,
  comma: /^[+-]?((\d{1,3}(\.\d{3})+|\d+)(,\d*)?|,\d+)$/,
};

/** What the sample of a column says about its numbers; null when it holds none or contradicts itself. */
export function numberEvidence(sample: readonly string[]): NumberEvidence | null {
  const bare = sample.map((value) =>
    looseDigits.test(value) && !spacedThousands.test(value) ? value : withoutOrnaments(value),
  );
  const forPoint = bare.filter((value) => speaksFor('point', value)).length;
  const forComma = bare.filter((value) => speaksFor('comma', value)).length;
  const fits = (mark: DecimalMark): boolean =>
    mostly(bare, (value) => numberWith[mark].test(value));
  if (forComma > 0 || forPoint > 0) {
    const mark = forComma > forPoint ? 'comma' : 'point';
    const agreed = Math.max(forComma, forPoint) >= typedShare * (forComma + forPoint);
    return agreed && fits(mark) ? mark : null;
  }
  if (!fits('point')) return null;
  if (bare.some((value) => value.includes(','))) return 'unclear commas';
  return bare.some((value) => value.includes('.')) ? 'unclear points' : 'point';
}

const groupedBy: Readonly<Record<DecimalMark, RegExp>> = {
  point: /^[+-]?[1-9]\d{0,2}(,\d{3})+$/,
  comma: /^[+-]?[1-9]\d{0,2}(\.\d{3})+$/,
};

/** True for a value that can be read with this decimal mark alone: 12,5 and 0,125 and 1.234,50 but not 1,234. */
function speaksFor(mark: DecimalMark, value: string): boolean {
  const other = mark === 'point' ? 'comma' : 'point';
  if (!numberWith[mark].test(value)) return false;
  if (!numberWith[other].test(value)) return true;
  return value.includes(mark === 'point' ? '.' : ',') && !groupedBy[other].test(value);
}

/** Reads numbers with this decimal mark; currencies, percent signs, spaces and apostrophes are left out. */
export function numberReading(sample: readonly string[], mark: DecimalMark): Reading {
  const plain = mark === 'point' && !sample.some((value) => value.includes(','));
  const format = [
    ...(mark === 'comma' ? ['decimal comma'] : []),
    ...(plain || mark === 'comma' ? [] : ['thousands separator']),
    ...(sample.some((each) => /[\p{Sc}\p{L}]/u.test(each.replaceAll(/e/gi, '')))
      ? ['currency sign']
      : []),
    ...(sample.some((each) => each.includes('%')) ? ['percent'] : []),
    ...(sample.some((each) => /\(.*\)|-\D*$/.test(each))
      ? ['(12.50) or 12.50- for negatives']
      : []),
  ];
  return readNumbers(
    {
      kind: 'number',
      decimalMark: mark,
      adorned: sample.some((value) => withoutOrnaments(value) !== value),
      plain,
      whole: false,
    },
    format.length === 0 ? null : format.join(', '),
  );
}

/** Reads numbers written in this way; `format` says it to people. */
export function readNumbers(spec: SpecOf<'number'>, format: string | null): Reading {
  const { decimalMark: mark, adorned, plain, whole } = spec;
  const bare = (column: string): string => (adorned ? bareDigits(column) : `trim(${column})`);
  const [group, decimal] = mark === 'point' ? [',', '.'] : ['.', ','];
  const fraction = (column: string): string => {
    const digits = bare(column);
    if (plain) return finite(digits);
    const unmarked = `replace(replace(${digits}, ${text(group)}, ''), ${text(decimal)}, '.')`;
    return `CASE WHEN regexp_full_match(${digits}, ${text(numberWith[mark].source)}) THEN ${finite(unmarked)} END`;
  };
  return {
    type: 'number',
    format,
    spec,
    neededShare: typedShare,
    // As BIGINT, so that an identifier keeps its digits.
    value: whole ? (column) => `CAST(${fraction(column)} AS BIGINT)` : fraction,
  };
}

function bareDigits(column: string): string {
  return numberOrnaments.reduce(
    (sql, { pattern, by }) =>
      `regexp_replace(${sql}, ${text(pattern)}, ${text(by.replace('$', '\\'))}, 'g')`,
    column,
  );
}

/** DuckDB also casts `inf`, `nan` and `1_000`. */
function finite(digits: string): string {
  const value = `TRY_CAST(${digits} AS DOUBLE)`;
  return `CASE WHEN isfinite(${value}) AND NOT contains(${digits}, '_') THEN ${value} END`;
}

/** The same numbers, all known to be whole. */
export function wholeNumbers({ spec, format }: Reading): Reading {
  if (spec.kind !== 'number') throw new TypeError(`a ${spec.kind} is no whole number`);
  return readNumbers({ ...spec, whole: true }, format);
}
