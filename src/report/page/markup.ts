/** Text that is already safe HTML. Only {@link html} and {@link trusted} make it. */
export interface Markup {
  readonly markup: string;
}

export type Part = Markup | string | number | null | readonly Part[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Template tag for HTML and SVG: every inserted text is escaped, so that no value of the data can
 * become markup or leave an attribute written in quotes. Lists are joined, null is nothing.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const pieces = strings.map((text, i) => squeeze(text) + render(parts[i] ?? null));
  return { markup: pieces.join('') };
}

/** Marks text written in this project (a style sheet) as safe. */
export function trusted(markup: string): Markup {
  return { markup };
}

/** Indentation is for the reader of the source, not of the page. */
function squeeze(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

function render(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escape(part);
  if (typeof part === 'number') return String(part);
  return isMarkup(part) ? part.markup : part.map(render).join('');
}

function isMarkup(part: Markup | readonly Part[]): part is Markup {
  return 'markup' in part;
}

/** Characters that turn the direction of text are left out: a name cannot pass for another one. */
function escape(text: string): string {
  return text
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .replaceAll(/\p{Cc}/gu, '\uFFFD')
    .replaceAll(/[&<>"']/g, (c) => entities[c]);
}
