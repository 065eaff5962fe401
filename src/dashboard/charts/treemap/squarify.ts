/** A part of the whole; each figure is a share of the whole's width or height, 0..1. */
export interface Tile {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Space {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * Tiles whose areas are as the weights and that are as square as can be (Bruls, Huizing, van Wijk, 2000).
 *
 * @param weights not negative; a weight of 0 gets a tile without area
 * @param aspect width of the whole / its height
 * @returns one tile a weight, in the order of `weights`
 */
export function squarify(weights: readonly number[], aspect: number): readonly Tile[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const tiles: Tile[] = weights.map(() => ({ left: 0, top: 0, width: 0, height: 0 }));
  if (total <= 0) return tiles;
  const order = weights.map((_, i) => i).toSorted((a, b) => weights[b] - weights[a]);
  const areas = order.map((i) => (weights[i] / total) * aspect);
  const space: Space = { left: 0, top: 0, width: aspect, height: 1 };
  let from = 0;
  while (from < areas.length && areas[from] > 0) {
    const to = endOfRow(areas, from, Math.min(space.width, space.height));
    for (const [i, tile] of placeRow(areas.slice(from, to), space).entries()) {
      tiles[order[from + i]] = {
        left: tile.left / aspect,
        top: tile.top,
        width: tile.width / aspect,
        height: tile.height,
      };
    }
    from = to;
  }
  return tiles;
}

/** A row grows as long as its least square tile becomes no less square. */
function endOfRow(areas: readonly number[], from: number, side: number): number {
  let to = from + 1;
  let sum = areas[from];
  let worst = worstRatio(areas[from], areas[from], sum, side);
  while (to < areas.length && areas[to] > 0) {
    const next = worstRatio(areas[from], areas[to], sum + areas[to], side);
    if (next > worst) break;
    worst = next;
    sum += areas[to];
    to++;
  }
  return to;
}

function worstRatio(largest: number, smallest: number, sum: number, side: number): number {
  const square = side * side;
  return Math.max((square * largest) / (sum * sum), (sum * sum) / (square * smallest));
}

/** Lays a row along the shorter side and takes its strip from the space. */
function placeRow(row: readonly number[], space: Space): Tile[] {
  const isUpright = space.width >= space.height;
  const side = isUpright ? space.height : space.width;
  const depth = row.reduce((sum, area) => sum + area, 0) / side;
  let along = 0;
  const tiles = row.map((area) => {
    const length = area / depth;
    const tile = isUpright
      ? { left: space.left, top: space.top + along, width: depth, height: length }
      : { left: space.left + along, top: space.top, width: length, height: depth };
    along += length;
    return tile;
  });
  if (isUpright) {
    space.left += depth;
    space.width -= depth;
  } else {
    space.top += depth;
    space.height -= depth;
  }
  return tiles;
}
