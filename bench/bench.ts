import { createWorkerPool, type WorkerPool } from '../src/compute/index.ts';
import { createData, type Data } from './data.ts';
import { startTwin, type Twin } from './twin.ts';

/** What the stages of one benchmark share. */
export interface Bench extends AsyncDisposable {
  /** Our side: started, and warm after each stage's first round. */
  readonly pool: WorkerPool;
  readonly data: Data;
  /** Where files of this benchmark go; removed at its end. */
  readonly folder: string;
  /** The Python process of the stages; null where there is no Python side. */
  readonly twin: Twin | null;
  /** The command that starts that Python. */
  readonly python: string | null;
  /** Whether it is only tried out: small data, one round. */
  readonly quick: boolean;
  /** So many rows, or a two-hundredth of them (at least 1,000) where the benchmark is only tried out. */
  readonly rows: (full: number) => number;
}

/** A benchmark that has a Python side. */
export interface BothSides extends Bench {
  readonly twin: Twin;
  readonly python: string;
}

export function hasPython(bench: Bench): bench is BothSides {
  return bench.twin !== null && bench.python !== null;
}

const quickDivisor = 200;
const quickLeast = 1_000;

export async function createBench({
  folder,
  python,
  quick,
}: Pick<Bench, 'folder' | 'python' | 'quick'>): Promise<Bench> {
  const pool = await createWorkerPool();
  const twin = python === null ? null : startTwin(python);
  return {
    pool,
    data: createData(folder),
    folder,
    twin,
    python,
    quick,
    rows: (full) =>
      quick ? Math.min(full, Math.max(quickLeast, Math.round(full / quickDivisor))) : full,
    async [Symbol.asyncDispose]() {
      await twin?.close();
      await pool.close();
    },
  };
}
