import { algorithms, type RunManifest, type SolutionFlow } from '../../../contract/index.ts';
import { segmentColour, type Scheme } from '../../theme/segmentColours.ts';
import type { Flow, FlowGroup } from './option.ts';

type Named = SolutionFlow['first'];
type Told = Pick<RunManifest, 'selection' | 'segments'>;

/** Flows between the segments and what another way of grouping made, or what they were merged from. */
export function otherFlows({ selection }: Pick<RunManifest, 'selection'>): readonly SolutionFlow[] {
  return selection.flows.filter(({ first, second }) => first.algorithm !== second.algorithm);
}

/** A solution in words. */
export function solutionWords({ algorithm, k }: Named): string {
  return `${algorithms[algorithm].title}, ${k} ${k === 1 ? 'segment' : 'segments'}`;
}

/** The segments beside another solution, whose groups have name and colour of the segment most of them are in. */
export function otherFlow(run: Told, flow: SolutionFlow, scheme: Scheme): Flow {
  const { first, second, moves } = flow;
  const { chosen } = run.selection;
  const isFirst = first.algorithm === chosen.algorithm && first.k === chosen.k;
  const across = moves[0]?.map((_, j) => moves.map((row) => row[j])) ?? [];
  const own = chosenGroups(run, scheme);
  const others = otherGroups(run, isFirst ? across : moves, scheme);
  return {
    titles: [first, second].map(solutionWords),
    columns: isFirst ? [own, others] : [others, own],
    moves: [moves],
  };
}

/** By cluster. */
function chosenGroups({ segments }: Told, scheme: Scheme): FlowGroup[] {
  return segments
    .map(({ name, cluster }, place) => ({
      cluster,
      name,
      fill: segmentColour(place, scheme).fill,
    }))
    .toSorted((a, b) => a.cluster - b.cluster)
    .map(({ name, fill }) => ({ name, fill }));
}

/** @param shares one row a group, one column a cluster of the chosen solution */
function otherGroups(
  { segments }: Told,
  shares: readonly (readonly number[])[],
  scheme: Scheme,
): FlowGroup[] {
  return shares.map((row) => {
    const most = Math.max(...row);
    const place = segments.findIndex(({ cluster }) => cluster === row.indexOf(most));
    const all = row.reduce((sum, customers) => sum + customers, 0);
    const percent = Math.round((100 * most) / Math.max(1, all));
    return {
      name: `${percent}% ${segments[place]?.name ?? ''}`,
      fill: segmentColour(Math.max(0, place), scheme).fill,
    };
  });
}
