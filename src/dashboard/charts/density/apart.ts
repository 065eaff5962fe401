/** A label's place and size in pixels, from the left and the top of the picture. */
export interface LabelBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Shift {
  readonly x: number;
  readonly y: number;
}

const gap = 2;

/**
 * How far each label moves so that it stands inside the picture and covers no other: from the highest down, each goes
 * to the nearest free height. Where there is none, it stays.
 */
export function apart(
  boxes: readonly LabelBox[],
  frame: { readonly width: number; readonly height: number },
): Shift[] {
  const placed: LabelBox[] = [];
  const shifts: Shift[] = boxes.map(() => ({ x: 0, y: 0 }));
  const order = boxes.map((_, i) => i).toSorted((a, b) => boxes[a].top - boxes[b].top || a - b);
  for (const i of order) {
    const inside = { ...boxes[i], left: within(boxes[i].left, frame.width - boxes[i].width) };
    const free = freeTops(inside, placed, frame.height).find((top) => {
      const box = { ...inside, top };
      return placed.every((other) => !overlap(box, other));
    });
    const box = { ...inside, top: free ?? inside.top };
    placed.push(box);
    shifts[i] = { x: box.left - boxes[i].left, y: box.top - boxes[i].top };
  }
  return shifts;
}

/** Heights to try, the nearest first: its own, and right above and below each of the others. */
function freeTops(box: LabelBox, others: readonly LabelBox[], height: number): number[] {
  const own = within(box.top, height - box.height);
  const beside = others.flatMap(({ top, height }) => [top - gap - box.height, top + height + gap]);
  return [own, ...beside]
    .filter((top) => top >= 0 && top + box.height <= height)
    .toSorted((a, b) => Math.abs(a - box.top) - Math.abs(b - box.top));
}

function overlap(a: LabelBox, b: LabelBox): boolean {
  return (
    a.left < b.left + b.width &&
    b.left < a.left + a.width &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  );
}

function within(place: number, room: number): number {
  return Math.max(0, Math.min(place, room));
}
