import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Outcome } from './stage.ts';

/** A Python process that does the stages one after another; see python/twin.py. */
export interface Twin {
  run(stage: string, request: Readonly<Record<string, unknown>>): Promise<Outcome>;
  /** Versions of Python and of the libraries the stages use. */
  versions(): Promise<Readonly<Record<string, string>>>;
  close(): Promise<void>;
}

const outcomeSchema = z.object({ ms: z.number(), figures: z.record(z.string(), z.number()) });
const versionsSchema = z.object({ figures: z.record(z.string(), z.string()) });
const errorSchema = z.object({ error: z.string() });

/** @param python command of a Python that has scikit-learn, pandas and matplotlib */
export function startTwin(python: string): Twin {
  const child = spawn(python, ['-u', join(import.meta.dirname, 'python/twin.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  // It may be in the middle of a long fit when this process is stopped.
  const stop = (): void => void child.kill();
  process.once('exit', stop);
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  });
  // A process that has ended says so in its answer; writing to it must not end this one.
  child.stdin.on('error', () => undefined);
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (stage: string, request: object): Promise<unknown> => {
    child.stdin.write(`${JSON.stringify({ ...request, stage })}\n`);
    const { value, done } = await answers.next();
    if (done === true) throw new Error(`Python ended before it answered ${stage}`);
    const answer: unknown = JSON.parse(value);
    const failed = errorSchema.safeParse(answer);
    if (failed.success) throw new Error(`Python: ${failed.data.error}`);
    return answer;
  };
  return {
    run: async (stage, request) => outcomeSchema.parse(await ask(stage, request)),
    versions: async () => versionsSchema.parse(await ask('versions', {})).figures,
    async close() {
      child.stdin.end();
      await ended;
      process.off('exit', stop);
    },
  };
}
