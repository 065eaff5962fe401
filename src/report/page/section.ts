import { html, type Markup, type Part } from './markup.ts';

/** One part of the page under its own heading. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** What the reader sees here, in one or two sentences. */
  readonly lead: Part;
  readonly body: Part;
}

export function sectionMarkup({ id, title, lead, body }: Section): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    <p class="lead">${lead}</p>
    ${body}
  </section> `;
}
