import { readFileSync } from 'node:fs';
import { segmentColour } from '../palette.ts';
import { trusted, type Markup } from './markup.ts';

const files = [
  'base',
  'segments',
  'tables',
  'charts',
  'lists',
  'rules',
  'inspection',
  'narrow',
  'print',
];

/** The page's style: the files beside this module, and one set of rules a segment. */
export function styleSheet(nSegments: number): Markup {
  const written = files.map((name) =>
    readFileSync(new URL(`styles/${name}.css`, import.meta.url), 'utf8'),
  );
  const indices = Array.from({ length: nSegments }, (_, i) => i);
  return trusted([segmentRules(indices), ...written].map(squeeze).join('\n'));
}

function segmentRules(indices: readonly number[]): string {
  const variables = (scheme: 'light' | 'dark') =>
    indices.map((i) => `--s${i + 1}:${segmentColour(i)[scheme]};`).join('');
  const classes = indices.map(
    (i) => `.s${i + 1}{--c:var(--s${i + 1})}
body:has(#focus-${i + 1}:checked) .seg:not(.s${i + 1}):not(.keep,.keep *,.seg *){opacity:.15}`,
  );
  return `:root{${variables('light')}}
@media screen and (prefers-color-scheme:dark){:root{${variables('dark')}}}
${classes.join('\n')}`;
}

function squeeze(css: string): string {
  return css
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
