import { html, type Markup } from '../markup.ts';

/** One solution as a column of blocks. */
export interface FlowColumn {
  readonly title: string;
  /** Of each block; empty for blocks that have no name. */
  readonly names: readonly string[];
  /** Class that carries the colour of each block. */
  readonly classes: readonly string[];
}

export interface FlowChart {
  readonly columns: readonly FlowColumn[];
  /** Between each column and the next: rows are blocks of the first, columns of the second. */
  readonly moves: readonly (readonly (readonly number[])[])[];
  /** The picture in words. */
  readonly description: string;
}

const width = 640;
const height = 300;
const top = 24;
const barWidth = 12;
const gap = 6;

/** Where a block begins, in customers, and how many it holds. */
interface Block {
  readonly y: number;
  readonly height: number;
}

/** Customers as ribbons from the blocks of one solution to those of the next. */
export function flowChart({ columns, moves, description }: FlowChart): Markup {
  const sizes = columns.map((column, c) => sizesOf(column, c, moves));
  const blocks = sizes.map(stack);
  const step = (width - barWidth) / Math.max(1, columns.length - 1);
  const ribbons = moves.flatMap((table, c) => ribbonsOf(table, c, blocks, columns, step));
  return html`<svg
    class="flow"
    viewBox="0 0 ${width} ${height + top}"
    role="img"
    aria-label="${description}"
  >
    ${ribbons}${columns.map((column, c) => columnMarkup(column, c, blocks[c], c * step, columns.length))}
  </svg>`;
}

function sizesOf(column: FlowColumn, c: number, moves: FlowChart['moves']): number[] {
  return column.classes.map((_, block) => {
    const after = moves[c]?.[block];
    if (after !== undefined) return total(after);
    return total((moves[c - 1] ?? []).map((row) => row[block] ?? 0));
  });
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function stack(sizes: readonly number[]): Block[] {
  const room = height - gap * (sizes.length - 1);
  const all = Math.max(1, total(sizes));
  let y = top;
  return sizes.map((size) => {
    const block = { y, height: (size / all) * room };
    y += block.height + gap;
    return block;
  });
}

function ribbonsOf(
  table: readonly (readonly number[])[],
  c: number,
  blocks: readonly Block[][],
  columns: readonly FlowColumn[],
  step: number,
): Markup[] {
  const [left, right] = [c * step + barWidth, (c + 1) * step];
  const all = Math.max(1, total(table.flat()));
  const room = (side: readonly Block[]): number => (height - gap * (side.length - 1)) / all;
  const [fromRoom, toRoom] = [room(blocks[c]), room(blocks[c + 1])];
  const reached = blocks[c + 1].map(({ y }) => y);
  return table.flatMap((row, from) => {
    let left0 = blocks[c][from].y;
    return row.flatMap((customers, to) => {
      if (customers === 0) return [];
      const [a, b] = [left0, reached[to]];
      const [aEnd, bEnd] = [a + customers * fromRoom, b + customers * toRoom];
      left0 = aEnd;
      reached[to] = bEnd;
      const middle = (left + right) / 2;
      const path = `M${figure(left)} ${figure(a)}C${figure(middle)} ${figure(a)} ${figure(middle)} ${figure(b)} ${figure(right)} ${figure(b)}V${figure(bEnd)}C${figure(middle)} ${figure(bEnd)} ${figure(middle)} ${figure(aEnd)} ${figure(left)} ${figure(aEnd)}Z`;
      return [html`<path class="ribbon ${columns[c].classes[from]}" d="${path}" />`];
    });
  });
}

function columnMarkup(
  { title, names, classes }: FlowColumn,
  c: number,
  blocks: readonly Block[],
  x: number,
  nColumns: number,
): Markup {
  const isLast = c === nColumns - 1;
  const anchor = isLast ? 'end' : 'start';
  const textX = isLast ? x + barWidth : x;
  const bars = blocks.map(
    ({ y, height: own }, block) =>
      html`<rect
        class="${classes[block]}"
        x="${figure(x)}"
        y="${figure(y)}"
        width="${barWidth}"
        height="${figure(Math.max(1, own))}"
        ><title>${names[block] ?? ''}</title></rect
      >`,
  );
  return html`<text x="${figure(textX)}" y="14" text-anchor="${anchor}">${title}</text>${bars}`;
}

function figure(value: number): string {
  return String(Number(value.toFixed(1)));
}
