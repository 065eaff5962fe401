import type { Stretch } from './kernels/arena.ts';

/** Stretches of scratch that jobs take turns in. */
export interface Lanes {
  /** Runs a job in a stretch of its own, once one is free. */
  use<T>(job: (scratch: Stretch) => Promise<T>): Promise<T>;
}

export function createLanes(stretches: readonly Stretch[]): Lanes {
  const free = [...stretches];
  const waiting: ((stretch: Stretch) => void)[] = [];
  return {
    async use(job) {
      const stretch =
        free.pop() ?? (await new Promise<Stretch>((resolve) => waiting.push(resolve)));
      try {
        return await job(stretch);
      } finally {
        const next = waiting.shift();
        if (next === undefined) free.push(stretch);
        else next(stretch);
      }
    },
  };
}
