import type { ExecutorHooks } from '../core/index.ts';
import { startMember, type Member, type Order } from './member.ts';
import type * as tasks from './tasks/index.ts';
import type { WorkerSetup } from './tasks/setup.ts';

type Tasks = typeof tasks;
type TaskName = {
  [Name in keyof Tasks]: Tasks[Name] extends (job: never) => unknown ? Name : never;
}[keyof Tasks];

/** Worker threads that take jobs from one queue. */
export interface Crew {
  readonly threads: number;
  /**
   * Runs the task of that name in `tasks/index.ts` on each job; answers stand in the order of the jobs.
   *
   * @throws the signal's reason when it aborts, the first error of a job otherwise; no thread works on a job any more
   */
  runAll<Name extends TaskName>(
    name: Name,
    jobs: readonly Parameters<Tasks[Name]>[0][],
    hooks: ExecutorHooks,
  ): Promise<ReturnType<Tasks[Name]>[]>;
  close(): Promise<void>;
}

/** A job in the queue or at work. */
interface Assignment extends PromiseWithResolvers<unknown> {
  readonly order: Order;
  member: Member | null;
  /** Set where nobody waits for it any more. */
  abandoned: { readonly reason: unknown } | null;
}

/** @throws what the engine throws where it starts no threads */
export function createCrew(threads: number, setup: WorkerSetup): Crew {
  const members = new Set<Member>();
  const idle: Member[] = [];
  const queue: Assignment[] = [];
  let isClosed = false;
  for (let i = 0; i < threads; i++) idle.push(hire());

  function hire(): Member {
    const member = startMember(setup);
    members.add(member);
    void member.ended.then(() => dismiss(member));
    return member;
  }

  function dismiss(member: Member): void {
    members.delete(member);
    const place = idle.indexOf(member);
    if (place >= 0) idle.splice(place, 1);
  }

  function handOut(): void {
    if (isClosed) return;
    while (queue.length > 0 && (idle.length > 0 || members.size < threads)) {
      const assignment = queue.shift();
      if (assignment === undefined) return;
      try {
        void work(idle.pop() ?? hire(), assignment);
      } catch (error) {
        assignment.reject(error);
      }
    }
  }

  async function work(member: Member, assignment: Assignment): Promise<void> {
    assignment.member = member;
    try {
      const answer = await member.run(assignment.order);
      if (assignment.abandoned === null) assignment.resolve(answer);
    } catch (error) {
      if (assignment.abandoned === null) assignment.reject(error);
    }
    assignment.member = null;
    if (assignment.abandoned !== null) {
      // It may still write to shared memory.
      await member.ended;
      assignment.reject(assignment.abandoned.reason);
    }
    if (members.has(member)) idle.push(member);
    handOut();
  }

  /** Takes jobs out of the queue, and ends the threads that work on them. */
  function abandon(assignments: readonly Assignment[], reason: unknown): void {
    for (const assignment of assignments) {
      const place = queue.indexOf(assignment);
      if (place >= 0) {
        queue.splice(place, 1);
        assignment.reject(reason);
      } else if (assignment.member !== null) {
        assignment.abandoned = { reason };
        dismiss(assignment.member);
        void assignment.member.stop();
      }
    }
  }

  return {
    threads,
    async runAll<Name extends TaskName>(
      name: Name,
      jobs: readonly Parameters<Tasks[Name]>[0][],
      { onProgress, signal }: ExecutorHooks,
    ) {
      signal?.throwIfAborted();
      const assignments = jobs.map((job): Assignment => ({
        ...Promise.withResolvers<unknown>(),
        order: { name, job },
        member: null,
        abandoned: null,
      }));
      let done = 0;
      const answers = assignments.map(async ({ promise }) => {
        const answer = await promise;
        onProgress?.(++done, jobs.length);
        return answer as ReturnType<Tasks[Name]>;
      });
      const stop = (): void => abandon(assignments, signal?.reason);
      signal?.addEventListener('abort', stop);
      queue.push(...assignments);
      handOut();
      try {
        return await Promise.all(answers);
      } catch (error) {
        await Promise.allSettled(answers);
        throw error;
      } finally {
        signal?.removeEventListener('abort', stop);
      }
    },
    async close() {
      isClosed = true;
      abandon([...queue], new Error('the pool of workers was closed'));
      await Promise.all([...members].map((member) => member.stop()));
    },
  };
}
