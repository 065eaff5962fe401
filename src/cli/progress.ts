import { SingleBar } from 'cli-progress';
import type { Surroundings } from './output.ts';

/** Draws how far a run is; `close` clears it, and an `update` draws it anew. */
export interface Progress {
  update(stage: string, done: number, total: number): void;
  close(): void;
}

const silent: Progress = { update: () => undefined, close: () => undefined };

/** A bar on a terminal, one plain line a stage elsewhere, nothing when quiet. */
export function createProgress({ stderr, interactive }: Surroundings, quiet: boolean): Progress {
  if (quiet) return silent;
  return interactive ? barProgress(stderr) : lineProgress(stderr);
}

function lineProgress(stderr: NodeJS.WritableStream): Progress {
  let current = '';
  return {
    update(stage) {
      if (stage === current) return;
      current = stage;
      stderr.write(`${stage} …\n`);
    },
    close: () => undefined,
  };
}

function barProgress(stderr: NodeJS.WritableStream): Progress {
  const bar = new SingleBar({
    stream: stderr,
    format: '{bar} {percentage}%  {stage}',
    barsize: 28,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
    fps: 20,
  });
  let current = '';
  return {
    update(stage, done, total) {
      if (current === '') bar.start(total, done, { stage });
      current = stage;
      bar.setTotal(total);
      bar.update(done, { stage });
    },
    close() {
      if (current !== '') bar.stop();
      current = '';
    },
  };
}
