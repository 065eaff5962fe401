import type { Agreement, ComparedRun } from '../../../contract/index.ts';
import type { Flow } from '../../charts/flow/option.ts';
import { segmentColour, type Scheme } from '../../theme/segmentColours.ts';

/** Customers who are in both runs, from their segment in one to their segment in the other. */
export function moveFlow(
  first: ComparedRun,
  second: ComparedRun,
  { moves }: Pick<Agreement, 'moves'>,
  scheme: Scheme,
): Flow {
  const groups = ({ segments }: ComparedRun) =>
    segments.map(({ name }, place) => ({ name, fill: segmentColour(place, scheme).fill }));
  return {
    titles: [first, second].map(({ k }) => `${k} segments`),
    columns: [groups(first), groups(second)],
    moves: [moves],
  };
}
