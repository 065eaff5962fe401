import type { Bench, BothSides } from './bench.ts';

/** Figures of a result, by which two sides are compared. */
export type Figures = Readonly<Record<string, number>>;

/** One run of one side. */
export interface Outcome {
  /** Milliseconds of wall time, from the caller's array to the result. */
  readonly ms: number;
  readonly figures: Figures;
  /** Most memory that the process held, in MB of 1,000,000 bytes; null where it was not measured. */
  readonly megabytes?: number | null;
}

/** Whether two results are the same, and the figure that says so. */
export interface Agreement {
  readonly holds: boolean;
  readonly text: string;
}

/** What a stage is held to; each part that is given must hold. */
export interface Target {
  /** The Python side's time over ours, at least. */
  readonly ratio?: number;
  /** Our milliseconds, at most. */
  readonly ms?: number;
  /** Our peak memory in MB, at most. */
  readonly megabytes?: number;
  /** The Python side's peak memory over ours, at least. */
  readonly memoryRatio?: number;
}

export type Run = () => Promise<Outcome>;

/** Makes what a run needs, untimed, and answers with the run. */
export type Side<B extends Bench = Bench> = (bench: B) => Promise<Run>;

/** One row or more of the table: the same work on our side, in one way or several, and on the other. */
export interface Stage {
  readonly name: string;
  readonly target: Target;
  /** Ways of doing it, by name; a single way has the name ''. */
  readonly ours: Readonly<Record<string, Side>>;
  /** The Python side; null where there is nothing to compare with. */
  readonly theirs: Side<BothSides> | null;
  /** @param theirs null where the Python side does not run; then only what must hold alone is checked */
  agree(ours: Figures, theirs: Figures | null): Agreement | null;
}

/** Runs `work`, takes its time, and asks for the figures of the result afterwards. */
export async function timed<T>(
  work: () => Promise<T> | T,
  figuresOf: (result: T) => Figures | Promise<Figures>,
): Promise<Outcome> {
  const start = performance.now();
  const result = await work();
  const ms = performance.now() - start;
  return { ms, figures: await figuresOf(result) };
}
