import { filesOfPart, type PartFiles } from './parts.ts';
import type { Drawing } from './drawing.ts';

/**
 * The page with what was drawn in its place, and in its head whatever it needs to be seen and to come alive. Scripts
 * are fetched after all else, and not compiled: that would take the time in which the page is drawn.
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
  const isNew = (file: string) => !emptyPage.includes(`"/${file}"`);
  const { scripts, styles } = filesOfPart(parts, part);
  const links = linksTo({ scripts: scripts.filter(isNew), styles: styles.filter(isNew) }, answers);
  return emptyPage
    .replaceAll('rel="preload" as="script"', 'rel="preload" fetchpriority="low" as="script"')
    .replace('</head>', () => `${links}</head>`)
    .replace('<div id="root"></div>', () => `<div id="root">${drawn}</div>`);
}

function linksTo({ scripts, styles }: PartFiles, answers: readonly string[]): string {
  return [
    ...styles.map((file) => `<link rel="stylesheet" crossorigin href="/${file}">`),
    ...answers.map((address) => `<link rel="preload" as="fetch" crossorigin href="${address}">`),
    ...scripts.map(
      (file) => `<link rel="preload" fetchpriority="low" as="script" crossorigin href="/${file}">`,
    ),
  ].join('\n');
}
