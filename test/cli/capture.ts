import { Writable } from 'node:stream';
import type { Surroundings } from '../../src/cli/output.ts';
import { runCommandLine } from '../../src/cli/program.ts';

/** What a command said and returned. */
export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, away from any terminal. */
export async function command(
  args: readonly string[],
  {
    workingFolder = process.cwd(),
    env = {},
    signal = new AbortController().signal,
    ...answers
  }: Partial<Pick<Surroundings, 'workingFolder' | 'env' | 'signal' | 'confirm' | 'ask'>> = {},
): Promise<Outcome> {
  const stdout = new Collector();
  const stderr = new Collector();
  const exitCode = await runCommandLine(args, {
    stdout,
    stderr,
    width: null,
    interactive: false,
    colour: false,
    env,
    workingFolder,
    signal,
    ...answers,
  });
  return { exitCode, stdout: stdout.text, stderr: stderr.text };
}

class Collector extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}
