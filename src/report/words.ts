import type {
  Candidate,
  Decision,
  EmbeddingReport,
  RunManifest,
  Segment,
  Shape,
  Verdict,
} from '../contract/index.ts';

/** What one row of the source stands for. */
export const rowWords: Readonly<Record<Shape, string>> = {
  transactions: 'one row a transaction',
  'card-usage': 'one row a card holder',
  campaign: 'one row a contacted customer',
  customers: 'one row a customer',
  table: 'one row a customer',
};

type StabilityVerdict = NonNullable<Segment['stability']>['verdict'];

export const stabilityWords: Readonly<Record<StabilityVerdict, string>> = {
  stable: 'stable',
  doubtful: 'doubtful',
  dissolved: 'dissolves',
};

export const embeddingWords: Readonly<Record<EmbeddingReport['kind'], string>> = {
  pca: 'principal components',
  autoencoder: 'an autoencoder',
};

interface VerdictWords {
  readonly short: string;
  readonly long: string;
}

export const verdictWords: Readonly<Record<Verdict, VerdictWords>> = {
  clear: {
    short: 'Clear groups',
    long: 'The customers fall into groups that stand apart.',
  },
  weak: {
    short: 'Overlapping groups',
    long: 'The groups differ, but they overlap: a customer near a border could belong to either side.',
  },
  none: {
    short: 'No natural groups',
    long: 'The customers do not fall into natural groups. The segments cut one continuous cloud into parts: use them to sort customers, not as kinds of people.',
  },
};

type Figure = (candidate: Candidate) => number | null;

/** One measure of how well k segments fit. */
export interface Measure {
  readonly key: string;
  readonly label: string;
  /** The label where there is little room. */
  readonly short: string;
  /** What to look for. */
  readonly best: string;
  readonly digits: number;
  readonly figure: Figure;
  readonly error: Figure;
}

const noError: Figure = () => null;

export const measures: readonly Measure[] = [
  {
    key: 'inertia',
    label: 'Inertia',
    short: 'Inertia',
    best: 'always falls; look for the knee',
    digits: 0,
    figure: (c) => c.inertia,
    error: noError,
  },
  {
    key: 'silhouette',
    label: 'Silhouette',
    short: 'Silhouette',
    best: 'higher is better',
    digits: 3,
    figure: (c) => c.silhouette,
    error: noError,
  },
  {
    key: 'daviesBouldin',
    label: 'Davies-Bouldin',
    short: 'Davies-Bouldin',
    best: 'lower is better',
    digits: 3,
    figure: (c) => c.daviesBouldin,
    error: noError,
  },
  {
    key: 'calinskiHarabasz',
    label: 'Calinski-Harabasz',
    short: 'Calinski-Harabasz',
    best: 'higher is better',
    digits: 0,
    figure: (c) => c.calinskiHarabasz,
    error: noError,
  },
  {
    key: 'gap',
    label: 'Gap statistic',
    short: 'Gap',
    best: 'higher is better; bars are one standard error',
    digits: 3,
    figure: (c) => c.gap,
    error: (c) => c.gapStandardError,
  },
  {
    key: 'bic',
    label: 'BIC',
    short: 'BIC',
    best: 'lower is better',
    digits: 0,
    figure: (c) => c.bic,
    error: noError,
  },
  {
    key: 'aic',
    label: 'AIC',
    short: 'AIC',
    best: 'lower is better',
    digits: 0,
    figure: (c) => c.aic,
    error: noError,
  },
  {
    key: 'icl',
    label: 'ICL',
    short: 'ICL',
    best: 'lower is better; BIC plus what overlap costs',
    digits: 0,
    figure: (c) => c.icl,
    error: noError,
  },
];

/** The measures that at least one candidate has a figure for. */
export function measuresWithFigures(candidates: readonly Candidate[]): readonly Measure[] {
  return measures.filter((measure) => candidates.some((c) => measure.figure(c) !== null));
}

/** A file's name without its folders: where a file lies is nobody's business but the analyst's. */
export function baseName(path: string): string {
  return path.split(/[\\/]/).pop() ?? path;
}

/** The names of the files that were read. */
export function sourceNames(manifest: RunManifest): string {
  return manifest.data.sources.map(baseName).join(', ');
}

/** The measure a vote speaks of, whatever the way its name is written; the knee is inertia's. */
export function measureOfVote(name: string): Measure | null {
  const plain = lettersOf(name);
  if (plain.includes('knee')) return measures[0];
  return measures.find(({ key }) => plain.includes(lettersOf(key))) ?? null;
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

/** The parts of the work that decide something about the data, the most telling first. */
export const stageWords: readonly { readonly stage: Decision['stage']; readonly title: string }[] =
  [
    { stage: 'shape', title: 'Shape' },
    { stage: 'customers', title: 'Customers' },
    { stage: 'marker', title: 'Missing' },
    { stage: 'feature', title: 'Features' },
    { stage: 'clean', title: 'Clean-up' },
    { stage: 'role', title: 'Roles' },
    { stage: 'read', title: 'Reading' },
  ];
