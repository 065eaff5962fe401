import type { RunPorts } from './ports.ts';

/** The stages of a run, and how far it is at the end of each, in hundredths. */
const ends = {
  'Reading the source': 18,
  'Looking at the source': 21,
  'Making customers': 28,
  'Preparing features': 32,
  'Condensing features': 62,
  'Finding segments': 92,
  'Describing segments': 100,
} as const;

export type Stage = keyof typeof ends;

/** Keeps the time of each stage and tells how far the run is. */
export interface Stages {
  /** Runs one stage and keeps its time under `timing`; `work` may tell how much of it is done, 0 to 1. */
  during<T>(
    stage: Stage,
    timing: string,
    work: (tell: (part: number) => void) => T | Promise<T>,
  ): Promise<T>;
  /** Milliseconds of each stage, and the `total`. */
  timings(): Record<string, number>;
}

export function createStages({ onProgress, signal }: RunPorts): Stages {
  const start = performance.now();
  const timings: Record<string, number> = {};
  let before = 0;
  return {
    async during(stage, timing, work) {
      signal?.throwIfAborted();
      const from = performance.now();
      const tell = (part: number): void =>
        onProgress?.({
          stage,
          done: Math.round(before + (ends[stage] - before) * part),
          total: 100,
        });
      tell(0);
      const result = await work(tell);
      before = ends[stage];
      timings[timing] = Math.round(performance.now() - from);
      return result;
    },
    timings: () => ({ ...timings, total: Math.round(performance.now() - start) }),
  };
}
