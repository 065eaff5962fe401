import type { Movable } from './movable.ts';

/** Columns changed together before all of them are tried at once. */
export const mostTogether = 3;

/** A movable and what it can gain for the goal at most. */
export interface Helper {
  readonly movable: Movable;
  /** What the goal gains with each unit. */
  readonly weight: number;
  /** Above 0. */
  readonly gain: number;
}

/** Every choice of `size` helpers on different columns whose gains together may reach `needed`. */
export function* choicesOf(
  helpers: readonly Helper[],
  size: number,
  needed: number,
  from = 0,
): Generator<readonly Helper[]> {
  if (size === 0) {
    if (needed <= 0) yield [];
    return;
  }
  for (let h = from; h <= helpers.length - size; h++) {
    const helper = helpers[h];
    for (const others of choicesOf(helpers, size - 1, needed - helper.gain, h + 1)) {
      if (others.every(({ movable }) => movable.place !== helper.movable.place)) {
        yield [helper, ...others];
      }
    }
  }
}

/**
 * All numbers together, with more and more of the answers that flip: those that gain most for their length
 * first. With many yes/no columns this is not every choice, and may miss the very shortest.
 */
export function broadChoices(helpers: readonly Helper[]): (readonly Helper[])[] {
  const numbers = helpers.filter(({ movable }) => movable.target.kind === 'number');
  const flips = helpers
    .filter(({ movable }) => movable.target.kind === 'level')
    .toSorted((a, b) => worthOf(b) - worthOf(a));
  return Array.from({ length: flips.length + 1 }, (_, n) => [...numbers, ...flips.slice(0, n)]);
}

function worthOf({ movable, gain }: Helper): number {
  return gain / (movable.most * movable.most);
}

/** Every choice of `size` movables on different columns. */
export function subsetsOf(
  movables: readonly Movable[],
  size: number,
  from = 0,
): (readonly Movable[])[] {
  if (size === 0) return [[]];
  return movables.slice(from).flatMap((movable, m) =>
    subsetsOf(movables, size - 1, from + m + 1)
      .filter((others) => others.every(({ place }) => place !== movable.place))
      .map((others) => [movable, ...others]),
  );
}
