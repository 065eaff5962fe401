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

/** How much of a picture labels take, as fractions of its width and height. */
export interface LabelSize {
  readonly characterWidth: number;
  /** What a label takes beside its characters. */
  readonly ends: number;
  /** No label is wider; what does not fit is cut. */
  readonly longest: number;
  readonly lineHeight: number;
}

/** Of a picture about 700 px wide and 440 px high. */
export const wideSize: LabelSize = {
  characterWidth: 0.0115,
  ends: 0,
  longest: 1,
  lineHeight: 0.062,
};

/** Of one 256 px wide and high, as the narrowest phone shows it, with the smaller labels of `narrow.css`. */
export const narrowSize: LabelSize = {
  characterWidth: 0.0245,
  ends: 0.065,
  longest: 0.59,
  lineHeight: 0.08,
};

const margin = 0.02;

/** A label with half of its width. */
interface Sized extends Label {
  readonly half: number;
}

/**
 * Places for labels near where they belong: from the top down, each moves lower until it meets no
 * label placed before it; then, from the bottom up, whatever left the picture pushes back.
 *
 * @returns one place a label, in the order given
 */
export function placeLabels(labels: readonly Label[], size: LabelSize): Place[] {
  const inside = labels.map((label) => heldInside(label, size));
  const { lineHeight } = size;
  return settle(settle(inside, lineHeight, 1), lineHeight, -1).map(({ x, y }) => ({ x, y }));
}

function heldInside(label: Label, { characterWidth, ends, longest }: LabelSize): Sized {
  const half = Math.min(longest, label.length * characterWidth + ends) / 2;
  const least = half + margin;
  return { ...label, half, x: Math.min(Math.max(label.x, least), Math.max(least, 1 - least)) };
}

/** Moves labels one way (1: down, -1: up) until none touches another; the order given is kept. */
function settle(labels: readonly Sized[], lineHeight: number, way: 1 | -1): Sized[] {
  const settled = new Map<Sized, Sized>();
  for (const label of labels.toSorted((a, b) => way * (a.y - b.y))) {
    const y = freeHeight(label, Array.from(settled.values()), lineHeight, way);
    settled.set(label, { ...label, y });
  }
  return labels.map((label) => settled.get(label) ?? label);
}

function freeHeight(
  label: Sized,
  others: readonly Sized[],
  lineHeight: number,
  way: 1 | -1,
): number {
  const edge = lineHeight / 2;
  let y = way === 1 ? Math.max(label.y, edge) : Math.min(label.y, 1 - edge);
  for (const other of others.toSorted((a, b) => way * (a.y - b.y))) {
    const touches = Math.abs(other.x - label.x) < label.half + other.half + margin;
    if (touches && Math.abs(other.y - y) < lineHeight) y = other.y + way * lineHeight;
  }
  return y;
}
