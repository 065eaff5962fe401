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
  /** Keeps the time of work that goes on beside the stages. */
  beside<T>(timing: string, work: () => Promise<T>): Promise<T>;
  /** Milliseconds of each stage, and the `total`. */
  timings(): Record<string, number>;
}

export function createStages({ onProgress, signal }: RunPorts): Stages {
  const start = performance.now();
  const timings: Record<string, number> = {};
  let before = 0;
  async function timed<T>(timing: string, work: () => T | Promise<T>): Promise<T> {
    const from = performance.now();
    const result = await work();
    timings[timing] = Math.round(performance.now() - from);
    return result;
  }
  return {
    beside: timed,
    async during(stage, timing, work) {
      signal?.throwIfAborted();
      const tell = (part: number): void =>
        onProgress?.({
          stage,
          done: Math.round(before + (ends[stage] - before) * part),
          total: 100,
        });
      tell(0);
      const result = await timed(timing, () => work(tell));
      before = ends[stage];
      return result;
    },
    timings: () => ({ ...timings, total: Math.round(performance.now() - start) }),
  };
}
