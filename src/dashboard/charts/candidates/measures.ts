import type { Candidate } from '../../../contract/index.ts';

/** A figure that says how well k segments fit. */
export interface Measure {
  readonly key: string;
  readonly label: string;
  /** What to look for. */
  readonly best: string;
  readonly digits: number;
  readonly figure: (candidate: Candidate) => number | null;
}

const measures: readonly Measure[] = [
  {
    key: 'silhouette',
    label: 'Silhouette',
    best: 'higher is better',
    digits: 3,
    figure: (c) => c.silhouette,
  },
  {
    key: 'inertia',
    label: 'Inertia',
    best: 'always falls; look for the knee',
    digits: 0,
    figure: (c) => c.inertia,
  },
  {
    key: 'daviesBouldin',
    label: 'Davies-Bouldin',
    best: 'lower is better',
    digits: 3,
    figure: (c) => c.daviesBouldin,
  },
  {
    key: 'calinskiHarabasz',
    label: 'Calinski-Harabasz',
    best: 'higher is better',
    digits: 0,
    figure: (c) => c.calinskiHarabasz,
  },
  {
    key: 'gap',
    label: 'Gap statistic',
    best: 'the first that the next does not clearly beat',
    digits: 3,
    figure: (c) => c.gap,
  },
  { key: 'bic', label: 'BIC', best: 'lower is better', digits: 0, figure: (c) => c.bic },
  { key: 'icl', label: 'ICL', best: 'lower is better', digits: 0, figure: (c) => c.icl },
  { key: 'aic', label: 'AIC', best: 'lower is better', digits: 0, figure: (c) => c.aic },
];

/** The measures that at least one candidate has a figure for. */
export function measuresOf(candidates: readonly Candidate[]): readonly Measure[] {
  return measures.filter(({ figure }) => candidates.some((c) => figure(c) !== null));
}

/** The measure that a vote speaks of, however its name is written; the knee is inertia's. */
export function measureOfVote(name: string): Measure | null {
  const plain = lettersOf(name);
  const key = plain.includes('knee') ? 'inertia' : plain;
  return measures.find((measure) => key.includes(lettersOf(measure.key))) ?? null;
}

/** A vote's name for people. */
export function voteLabel(name: string): string {
  const measure = measureOfVote(name);
  if (measure === null) return name;
  return measure.key === 'inertia' ? 'Knee of inertia' : measure.label;
}

function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z]/g, '');
}
