import type { Hierarchy } from './hierarchy.ts';

/** A part that is large enough to stand alone, and the small ones that stay with it. */
export interface LargePart {
  readonly node: number;
  readonly joined: readonly number[];
}

/** What a node falls into just below its distance. */
export interface Division {
  readonly large: readonly LargePart[];
  /** Nodes that are too small to stand alone and belong to none that does. */
  readonly small: readonly number[];
}

/** A join at the distance of the division, from below. */
interface Joined {
  readonly large: { readonly node: number; readonly joined: number[] }[];
  readonly pending: number[];
}

/**
 * Divides a node at its distance. All joins at that same distance fall apart together (Campello, Moulavi and
 * Sander, 2013), so that no group counts that lasts over no distance. A part too small stays with the large one
 * that it joined, at that distance, before any other: often a row that lies just between two.
 */
export function divide(hierarchy: Hierarchy, node: number, minClusterSize: number): Division {
  const { nRows, children, heights, sizes } = hierarchy;
  const height = heights[node];
  if (node < nRows) return { large: [], small: [node] };

  const found = new Map<number, Joined>();
  const small: number[] = [];
  const takePart = (part: number): Joined => {
    const known = found.get(part);
    if (known !== undefined) return known;
    return sizes[part] >= minClusterSize && heights[part] < height
      ? { large: [{ node: part, joined: [] }], pending: [] }
      : { large: [], pending: [part] };
  };
  for (const join of joinsAt(hierarchy, node)) {
    const a = takePart(children[2 * (join - nRows)]);
    const b = takePart(children[2 * (join - nRows) + 1]);
    const [most, least] =
      a.large.length + a.pending.length < b.large.length + b.pending.length ? [b, a] : [a, b];
    most.large.push(...least.large);
    most.pending.push(...least.pending);
    if (most.large.length > 0) {
      const home = most.large.length === 1 ? most.large[0].joined : small;
      home.push(...most.pending.splice(0));
    }
    found.set(join, most);
  }
  const { large, pending } = takePart(node);
  return { large, small: [...small, ...pending] };
}

/** The node and all joins under it at the same distance without a lower one between, lowest first. */
function joinsAt({ nRows, children, heights }: Hierarchy, node: number): number[] {
  const joins: number[] = [];
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    joins.push(next);
    for (const child of children.subarray(2 * (next - nRows), 2 * (next - nRows) + 2)) {
      if (child >= nRows && heights[child] === heights[node]) open.push(child);
    }
  }
  return joins.toSorted((a, b) => a - b);
}
