import type { SegmentTree } from '../../../contract/index.ts';
import { html, type Markup } from '../markup.ts';

/** A segment at the foot of the tree. */
export interface Leaf {
  readonly name: string;
  /** Class that carries its colour. */
  readonly className: string;
}

const width = 640;
const rowHeight = 26;
const namesWidth = 240;
const right = 628;

interface Node {
  readonly x: number;
  readonly y: number;
}

/** Segments below each other, and the tree that joins them, the nearest first. */
export function dendrogram(
  { merges }: SegmentTree,
  leaves: readonly Leaf[],
  description: string,
): Markup {
  const rows = orderOfLeaves(merges, leaves.length);
  const highest = Math.max(...merges.map(({ height }) => height), Number.MIN_VALUE);
  const nodes: Node[] = leaves.map((_, leaf) => ({
    x: namesWidth,
    y: (rows.indexOf(leaf) + 0.5) * rowHeight,
  }));
  const lines = merges.map(({ first, second, height }) => {
    const [a, b] = [nodes[first], nodes[second]];
    const x = namesWidth + (height / highest) * (right - namesWidth);
    nodes.push({ x, y: (a.y + b.y) / 2 });
    return html`<path
      d="M${figure(a.x)} ${figure(a.y)}H${figure(x)}V${figure(b.y)}H${figure(b.x)}"
    />`;
  });
  const names = leaves.map(
    ({ name, className }, leaf) =>
      html`<circle class="${className}" cx="6" cy="${figure(nodes[leaf].y)}" r="5" /><text
          x="18"
          y="${figure(nodes[leaf].y + 4)}"
          >${name}</text
        >`,
  );
  return html`<svg
    class="tree"
    viewBox="0 0 ${width} ${leaves.length * rowHeight}"
    role="img"
    aria-label="${description}"
  >
    ${lines}${names}
  </svg>`;
}

/** Leaves so that no lines cross. */
function orderOfLeaves(merges: SegmentTree['merges'], nLeaves: number): number[] {
  const below = Array.from({ length: nLeaves }, (_, leaf) => [leaf]);
  for (const { first, second } of merges) below.push([...below[first], ...below[second]]);
  return below.at(-1) ?? [];
}

function figure(value: number): string {
  return String(Number(value.toFixed(1)));
}
