import { graphemes } from '../graphemes.ts';

const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
const emoji = /\p{Emoji_Presentation}|\uFE0F/u;
const eastAsianWide =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u;
const directionMarks = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** The text on one line and without characters that steer a terminal: a value of the data cannot move the cursor. */
export function plain(text: string): string {
  return text
    .replaceAll(directionMarks, '')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

/** Terminal cells a text takes: emoji and East Asian wide characters take two, marks none. */
export function cells(text: string): number {
  return graphemes(text).reduce((sum, grapheme) => sum + cellsOf(grapheme), 0);
}

function cellsOf(grapheme: string): number {
  if (zeroWidth.test(grapheme)) return 0;
  return emoji.test(grapheme) || eastAsianWide.test(grapheme) ? 2 : 1;
}

/** The text in exactly `width` cells: filled up, or cut with an ellipsis. */
export function fit(text: string, width: number, align: 'start' | 'end' = 'start'): string {
  const shown = cells(text) <= width ? text : `${headOf(text, width - 1)}…`;
  const fill = ' '.repeat(Math.max(0, width - cells(shown)));
  return align === 'start' ? shown + fill : fill + shown;
}

/** Lines of at most `width` cells, broken at spaces; a word longer than a line is cut. */
export function wrap(text: string, width: number): string[] {
  const words = text.split(/\s+/).flatMap((word) => slices(word, width));
  return flow(words, width, ' ');
}

/** Puts items on lines of at most `width` cells, `gap` between two; an item longer than a line is wrapped. */
export function flow(items: readonly string[], width: number, gap: string): string[] {
  const lines: string[] = [];
  for (const item of items.filter((text) => text !== '')) {
    const last = lines.at(-1);
    const joined = last === undefined ? item : last + gap + item;
    if (last !== undefined && cells(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(...(cells(item) <= width ? [item] : wrap(item, width)));
  }
  return lines;
}

function slices(word: string, width: number): string[] {
  const parts: string[] = [];
  let rest = word;
  while (cells(rest) > width) {
    const head = headOf(rest, width);
    parts.push(head);
    rest = rest.slice(head.length);
  }
  return [...parts, rest];
}

/** As many characters from the start as fit in `width` cells, at least one. */
function headOf(text: string, width: number): string {
  const characters = graphemes(text);
  let taken = 0;
  let used = 0;
  while (taken < characters.length && used + cellsOf(characters[taken]) <= width) {
    used += cellsOf(characters[taken]);
    taken += 1;
  }
  return characters.slice(0, Math.max(1, taken)).join('');
}

/** A text behind a mark, its further lines under its first word. */
export function listItem(mark: string, text: string, width: number): string[] {
  return wrap(plain(text), width - 4).map((line, i) => `  ${i === 0 ? mark : ' '} ${line}`);
}
