import type { InspectedColumn, Inspection, DataProblem } from '../../contract/index.ts';
import { repeatedIds, type Judged } from './judged.ts';
import { problemsOf } from './problems.ts';

/** What the score is made of and how many points each part can give; together 100. */
const points = { complete: 30, valid: 25, unique: 20, readable: 15, telling: 10 } as const;

/** A score of a source from 0 to 100, what it is made of, and what to mend first. */
export function judgeQuality(found: Judged): Inspection['quality'] {
  const { columns, rowsRead, rowsRejected } = found;
  const cells = Math.max(1, rowsRead * columns.length);
  const sum = (of: (column: InspectedColumn) => number): number =>
    columns.reduce((total, column) => total + of(column), 0);
  const missing = sum(({ summary }) => summary.missing - summary.invalid) / cells;
  const wrong =
    sum(({ summary, impossible }) => summary.invalid + (impossible?.count ?? 0)) / cells;
  const repeated = repeatedIds(found) / Math.max(1, rowsRead);
  const duplicates = found.duplicateRows / Math.max(1, rowsRead);
  const rejected = rowsRejected / Math.max(1, rowsRead + rowsRejected);
  const mute = sum(({ constant, summary }) => (constant || summary.count === 0 ? 1 : 0));
  const part = (name: keyof typeof points, lost: number, text: string) => ({
    name,
    points: Math.round(points[name] * Math.max(0, 1 - lost) * 10) / 10,
    of: points[name],
    text,
  });
  const parts = [
    part('complete', missing, `${percent(missing)} of the values are missing`),
    // A value in fifty wrong is bad already; one in ten is as bad as can be.
    part('valid', 10 * wrong, `${percent(wrong)} of the values are invalid or impossible`),
    part(
      'unique',
      5 * Math.max(repeated, duplicates),
      `${percent(Math.max(repeated, duplicates))} of the rows repeat an id or a whole row`,
    ),
    part('readable', 10 * rejected, `${percent(rejected)} of the rows could not be read`),
    part(
      'telling',
      (mute + found.warnings.length) / Math.max(1, columns.length),
      `${mute} of ${columns.length} columns say nothing, ${found.warnings.length} can be read in more than one way`,
    ),
  ];
  return {
    score: Math.round(parts.reduce((total, each) => total + each.points, 0)),
    parts,
    fixFirst: inOrder(problemsOf(found)),
  };
}

/** How much a kind of problem matters where it touches everything, and where it touches next to nothing. */
const weights: Readonly<Record<DataProblem['kind'], readonly [most: number, least: number]>> = {
  rejected: [100, 40],
  ambiguous: [90, 60],
  'repeated-id': [90, 45],
  duplicates: [80, 25],
  invalid: [80, 30],
  impossible: [80, 35],
  missing: [60, 5],
  marker: [40, 5],
  constant: [30, 20],
  outliers: [30, 2],
};

function inOrder(problems: readonly DataProblem[]): DataProblem[] {
  const weight = ({ kind, share }: DataProblem): number => {
    const [most, least] = weights[kind];
    return least + (most - least) * Math.sqrt(Math.min(1, share));
  };
  return problems.toSorted((a, b) => weight(b) - weight(a));
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share > 0 && share < 0.001 ? 3 : 1)} %`;
}
