/** `text` with at most `most` characters, an ellipsis for the rest: a name from outside may be of any length. */
export function shortText(text: string, most = 60): string {
  const letters = Array.from(text.slice(0, most * 4));
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most - 1).join('')}…`;
}
