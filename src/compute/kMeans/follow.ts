import { lowestInertia, type Limits } from '../../core/index.ts';
import { signalOf, type Ground } from './ground.ts';
import type { KernelRows } from './kernelRows.ts';
import type { Level } from './levels.ts';
import { followTogether, type End } from './team.ts';

/** Clusterings that a search found; the best of them is wanted. */
export interface Finalists {
  readonly starts: readonly Float64Array[];
  readonly limits: Limits;
  /** The rows on which they are compared. */
  readonly level: Level;
}

/** Compares the finalists of each fit on their level, and follows the best of each on all rows. */
export async function followFinalists(ground: Ground, fits: readonly Finalists[]): Promise<End[]> {
  const ends: End[] = [];
  for (const level of new Set(fits.map((fit) => fit.level))) {
    const places = [...fits.keys()].filter((place) => fits[place].level === level);
    const ofLevel = places.map((place) => fits[place]);
    const compared = await followEach(ground, level.rows, ofLevel);
    const final =
      level.rows === ground.rows
        ? compared
        : await followEach(
            ground,
            ground.rows,
            ofLevel.map(({ limits }, i) => ({ limits, starts: [compared[i].centroids] })),
          );
    places.forEach((place, i) => (ends[place] = final[i]));
  }
  return ends;
}

/** The best end of each fit; all threads work on all descents together. */
async function followEach(
  { crew, heap, hooks }: Ground,
  rows: KernelRows,
  fits: readonly Pick<Finalists, 'starts' | 'limits'>[],
): Promise<End[]> {
  const courses = fits.flatMap(({ starts, limits }) => starts.map((start) => ({ start, limits })));
  const ends = await heap.scope(() => followTogether(crew, heap, rows, courses, signalOf(hooks)));
  let from = 0;
  return fits.map(({ starts }) => lowestInertia(ends.slice(from, (from += starts.length))));
}
