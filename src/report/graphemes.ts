const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The characters of a text as its reader counts them: an emoji or an accented letter is one. */
export function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

/** The text, cut to `length` characters with an ellipsis where it is longer. */
export function shorten(text: string, length: number): string {
  const characters = graphemes(text);
  if (characters.length <= length) return text;
  return `${characters
    .slice(0, length - 1)
    .join('')
    .trimEnd()}…`;
}

/** The words of a text on at most two lines of `length` characters, the second cut where it is longer. */
export function twoLines(text: string, length: number): string[] {
  if (graphemes(text).length <= length) return [text];
  const words = text.split(' ');
  let first = words[0];
  let taken = 1;
  while (taken < words.length && graphemes(`${first} ${words[taken]}`).length <= length) {
    first += ` ${words[taken]}`;
    taken += 1;
  }
  const rest = words.slice(taken).join(' ');
  return rest === '' ? [shorten(first, length)] : [shorten(first, length), shorten(rest, length)];
}
