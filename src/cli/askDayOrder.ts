import type { RunPorts } from '../run/index.ts';
import type { CommonFlags, Surroundings } from './output.ts';
import type { Progress } from './progress.ts';

/**
 * Asks in the terminal which comes first in dates that fit both orders; asks nobody where nobody is there, or where a
 * machine or silence was asked for.
 */
export function dayOrderAsker(
  { ask }: Surroundings,
  { json, quiet }: CommonFlags,
  progress: Progress,
): Pick<RunPorts, 'askDayOrder'> {
  if (ask === undefined || json === true || quiet === true) return {};
  return {
    async askDayOrder(doubts) {
      progress.close();
      const answer = await ask(
        `${doubts.join('\n')}\nWhich comes first, day or month? [d/m, Enter leaves it as it was read] `,
      );
      if (/^d(ay)?$/i.test(answer)) return 'day-first';
      return /^m(onth)?$/i.test(answer) ? 'month-first' : null;
    },
  };
}
