import { ClienteleError } from '../contract/index.ts';
import type { Statements } from './statements.ts';

/** Statements on a connection that can be stopped. */
export interface Lane extends Statements {
  /** Stops the statement that runs. */
  readonly interrupt: () => void;
}

export interface LaneOptions {
  /** Statements that run at the same time. */
  readonly connections: number;
  /** Milliseconds after which a statement is stopped. */
  readonly timeLimit: number;
  /** Statements that may wait for their turn. */
  readonly mostWaiting: number;
}

/**
 * Statements of many callers over a few connections: each runs on one that is free, or waits its turn outside of the
 * database, where it holds no thread. One that runs too long is interrupted, so that the others get theirs.
 *
 * @throws ClienteleError `resource`, from each of the methods, when too many wait or the time is over
 */
export function createLanes(
  lanes: readonly Lane[],
  { timeLimit, mostWaiting }: Omit<LaneOptions, 'connections'>,
): Statements {
  const free = [...lanes];
  const waiting: ((lane: Lane) => void)[] = [];

  async function take(): Promise<Lane> {
    const lane = free.pop();
    if (lane !== undefined) return lane;
    if (waiting.length >= mostWaiting) throw tooMany();
    return new Promise((resolve) => waiting.push(resolve));
  }

  function giveBack(lane: Lane): void {
    const next = waiting.shift();
    if (next === undefined) free.push(lane);
    else next(lane);
  }

  async function inLane<T>(work: (lane: Lane) => Promise<T>): Promise<T> {
    const lane = await take();
    const watch = watchdog(lane, timeLimit);
    try {
      return await work(lane);
    } catch (error) {
      throw watch.isOver() ? tooLong(timeLimit) : error;
    } finally {
      watch.end();
      giveBack(lane);
    }
  }

  return {
    run: (sql) => inLane((lane) => lane.run(sql)),
    rows: (sql) => inLane((lane) => lane.rows(sql)),
    row: (sql) => inLane((lane) => lane.row(sql)),
    async *chunks(sql) {
      const lane = await take();
      const watch = watchdog(lane, timeLimit);
      try {
        yield* lane.chunks(sql);
      } catch (error) {
        throw watch.isOver() ? tooLong(timeLimit) : error;
      } finally {
        watch.end();
        giveBack(lane);
      }
    },
  };
}

function watchdog(
  lane: Lane,
  timeLimit: number,
): { readonly isOver: () => boolean; readonly end: () => void } {
  let over = false;
  const timer = setTimeout(() => {
    over = true;
    lane.interrupt();
  }, timeLimit);
  return { isOver: () => over, end: () => clearTimeout(timer) };
}

function tooMany(): ClienteleError {
  return new ClienteleError(
    'resource',
    'Too many questions about these customers wait already; try again in a few seconds.',
  );
}

function tooLong(timeLimit: number): ClienteleError {
  return new ClienteleError(
    'resource',
    `The question about these customers took longer than ${timeLimit / 1000} seconds and was stopped; ask for less at once, such as one segment.`,
  );
}
