import type { Compared } from './compare.ts';

interface Cells {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Indices closer than this are the same: one row of a thousand moves an index by more. */
const sameIndex = 1e-9;
/** As a share of the objective; what a stop at a tolerance leaves open. */
const sameObjective = 1e-6;

const isLost = ({ ours, theirs }: Compared): boolean => ours < theirs - sameIndex;

/** Whether ours is the better solution by what the method itself goes for. */
function isBetterSolution({ objectives }: Compared): boolean {
  if (objectives === null) return false;
  const room = sameObjective * Math.abs(objectives.theirs);
  return objectives.ours < objectives.theirs - room;
}

function isWorseSolution({ objectives }: Compared): boolean {
  if (objectives === null) return false;
  const room = sameObjective * Math.abs(objectives.theirs);
  return objectives.ours > objectives.theirs + room;
}

/** One row a comparison: those whose index or objective is lost, or all. */
export function detailsOf(compared: readonly Compared[], all: boolean): Cells {
  return {
    head: ['problem', 'method', 'ours', 'theirs', 'together', 'objective, ours', 'theirs'],
    rows: compared
      .filter((each) => all || isLost(each) || isWorseSolution(each))
      .map(({ problem, method, ours, theirs, together, objectives }) => [
        problem,
        method,
        ours.toFixed(4),
        theirs.toFixed(4),
        together.toFixed(4),
        objectives?.ours.toPrecision(9) ?? '',
        objectives?.theirs.toPrecision(9) ?? '',
      ]),
  };
}

/** One row a method: how often its index is kept, and what lost indices come from. */
export function summaryOf(compared: readonly Compared[]): Cells {
  const methods = [...new Set(compared.map(({ method }) => method))];
  return {
    head: [
      'method',
      'index as high or higher',
      'within 0.005',
      'lost with a better objective',
      'worse objective',
      'same result',
    ],
    rows: methods.map((method) => {
      const own = compared.filter((each) => each.method === method);
      const lost = own.filter(isLost);
      const count = (some: readonly Compared[]): string => `${some.length} of ${own.length}`;
      return [
        method,
        count(own.filter((each) => !isLost(each))),
        count(own.filter(({ ours, theirs }) => ours >= theirs - 0.005)),
        count(lost.filter(isBetterSolution)),
        own.every(({ objectives }) => objectives === null)
          ? ''
          : count(own.filter(isWorseSolution)),
        count(own.filter(({ together }) => together > 1 - sameIndex)),
      ];
    }),
  };
}
