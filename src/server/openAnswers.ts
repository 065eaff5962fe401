import type { FastifyReply } from 'fastify';
import { HttpProblem } from './problem.ts';

/** Lets so many answers be open at a time: those that go on, or are held in memory until somebody has read them. */
export interface OpenAnswers {
  /** Counts an answer until its line is done with it. @throws HttpProblem 503 where too many are open */
  readonly enter: (reply: FastifyReply) => void;
}

const retrySeconds = 10;

/** @param what for people: "event streams" */
export function limitOpenAnswers(most: number, what: string): OpenAnswers {
  let open = 0;
  return {
    enter({ raw }) {
      if (open >= most) {
        const sentence = `${most} ${what} are open already; try again in a few seconds.`;
        throw new HttpProblem(503, sentence, retrySeconds);
      }
      open++;
      let isOpen = true;
      const leave = (): void => {
        if (isOpen) open--;
        isOpen = false;
      };
      raw.once('finish', leave).once('close', leave);
    },
  };
}
