export interface Label {
  /** Wished-for centre, as fractions of the picture's width and height. */
  readonly x: number;
  readonly y: number;
  /** Characters of the text. */
  readonly length: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Sizes as fractions of a picture about 700 px wide and 440 px high. */
const characterWidth = 0.0115;
const lineHeight = 0.062;
const margin = 0.02;

/**
 * Places for labels near where they belong: from the top down, each moves lower until it meets no
 * label placed before it; then, from the bottom up, whatever left the picture pushes back.
 *
 * @returns one place a label, in the order given
 */
export function placeLabels(labels: readonly Label[]): Place[] {
  const inside = labels.map((label) => ({ ...label, x: heldInside(label) }));
  return settle(settle(inside, 1), -1).map(({ x, y }) => ({ x, y }));
}

function heldInside(label: Label): number {
  const half = halfWidth(label) + margin;
  return Math.min(Math.max(label.x, half), Math.max(half, 1 - half));
}

/** Moves labels one way (1: down, -1: up) until none touches another; the order given is kept. */
function settle(labels: readonly Label[], way: 1 | -1): Label[] {
  const settled = new Map<Label, Label>();
  for (const label of labels.toSorted((a, b) => way * (a.y - b.y))) {
    settled.set(label, { ...label, y: freeHeight(label, Array.from(settled.values()), way) });
  }
  return labels.map((label) => settled.get(label) ?? label);
}

function freeHeight(label: Label, others: readonly Label[], way: 1 | -1): number {
  const edge = lineHeight / 2;
  let y = way === 1 ? Math.max(label.y, edge) : Math.min(label.y, 1 - edge);
  for (const other of others.toSorted((a, b) => way * (a.y - b.y))) {
    const touches = Math.abs(other.x - label.x) < halfWidth(label) + halfWidth(other) + margin;
    if (touches && Math.abs(other.y - y) < lineHeight) y = other.y + way * lineHeight;
  }
  return y;
}

function halfWidth({ length }: Label): number {
  return (length * characterWidth) / 2;
}
