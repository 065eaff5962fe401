import { html, type Markup, type Part } from './markup.ts';

export interface DataColumn {
  readonly title: string;
  readonly align: 'start' | 'end';
}

/** A column of text. */
export function start(title: string): DataColumn {
  return { title, align: 'start' };
}

/** A column of figures. */
export function end(title: string): DataColumn {
  return { title, align: 'end' };
}

export interface DataRow {
  readonly cells: readonly Part[];
  /** The row the reader should find first. */
  readonly marked?: boolean;
}

/** A captioned table that scrolls sideways by itself where the page is narrow; the first cell names its row. */
export function dataTable(
  caption: string,
  columns: readonly DataColumn[],
  rows: readonly DataRow[],
): Markup {
  const classOf = (i: number) => (columns[i]?.align === 'end' ? 'num' : 'text');
  const head = columns.map((c, i) => html`<th scope="col" class="${classOf(i)}">${c.title}</th>`);
  const body = rows.map(({ cells, marked }) => {
    const [first = null, ...rest] = cells;
    return html`<tr${marked === true ? html` class="marked"` : null}><th scope="row" class="${classOf(0)}">${first}</th>${rest.map((cell, i) => html`<td class="${classOf(i + 1)}">${cell}</td>`)}</tr>
`;
  });
  return scrollable(
    caption,
    html`<table class="data">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>`,
  );
}

/** Lets wide content scroll inside the page, by touch and by keyboard. */
export function scrollable(name: string, content: Markup): Markup {
  return html`<div class="scroll" role="region" aria-label="${name}" tabindex="0">${content}</div>`;
}
