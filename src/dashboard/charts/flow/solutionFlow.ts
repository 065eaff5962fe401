import type { RunManifest, Solution } from '../../../contract/index.ts';
import { segmentColour, type Scheme } from '../../theme/segmentColours.ts';
import type { Flow, FlowGroup } from './option.ts';

/** Numbers of segments that are shown beside each other. */
const nShown = 3;

/** The numbers of segments around `k` that were tried, at most three, ascending. */
export function solutionsAround(run: RunManifest, k: number): readonly Solution[] {
  const { solutions } = run;
  const at = solutions.findIndex((solution) => solution.k === k);
  const first = Math.min(Math.max(0, at - 1), Math.max(0, solutions.length - nShown));
  return solutions.slice(first, first + nShown);
}

/** Solutions side by side. A group has the name and the colour of the segment that most of its customers are in. */
export function solutionFlow(run: RunManifest, shown: readonly Solution[], scheme: Scheme): Flow {
  return {
    titles: shown.map(({ k }) => `${k} segments`),
    columns: shown.map((solution) => groupsOf(run, solution, scheme)),
    moves: shown.slice(0, -1).map(({ inNext }) => inNext ?? []),
  };
}

function groupsOf(
  run: RunManifest,
  { k, sizes, inSegments }: Solution,
  scheme: Scheme,
): FlowGroup[] {
  return sizes.map((size, cluster) => {
    const shares = inSegments[cluster];
    const place = shares.indexOf(Math.max(...shares));
    const { name } = run.segments[place];
    const isChosen = k === run.selection.chosen.k;
    const percent = Math.round((100 * shares[place]) / Math.max(1, size));
    return {
      name: isChosen ? name : `${percent}% ${name}`,
      fill: segmentColour(place, scheme).fill,
    };
  });
}
