import { stylesOfPart } from './parts.ts';
import type { Drawing } from './drawing.ts';

/**
 * The page with what was drawn in its place, and in its head whatever it needs to be seen. Scripts that it comes alive by
 * are asked for by the page itself when it was seen: they would take the time in which it is drawn.
 *
 * @param drawn HTML
 * @param part the screen's name in the build's list
 * @param answers addresses of what the page asks for first
 */
export function filledPage(
  { emptyPage, parts }: Pick<Drawing, 'emptyPage' | 'parts'>,
  drawn: string,
  part: string,
  answers: readonly string[],
): string {
  const styles = stylesOfPart(parts, part).filter((file) => !emptyPage.includes(`"/${file}"`));
  const links = [
    ...styles.map((file) => `<link rel="stylesheet" crossorigin href="/${file}">`),
    ...answers.map((address) => `<link rel="preload" as="fetch" crossorigin href="${address}">`),
  ];
  return emptyPage
    .replaceAll(/<link[^>]*as="script"[^>]*>/g, '')
    .replace('</head>', () => `${links.join('\n')}</head>`)
    .replace('<div id="root"></div>', () => `<div id="root">${drawn}</div>`);
}
