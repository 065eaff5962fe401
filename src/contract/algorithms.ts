import { z } from 'zod';

/** What an algorithm can be given: numbers (a category as one 0/1 feature a level), both as they are, or categories alone. */
export type AlgorithmInput = 'numbers' | 'mixed' | 'categories';

/** An option of a run that some algorithms take and others do not. */
export type AlgorithmOption = 'covarianceType' | 'regCovar' | 'gamma' | 'minClusterSize';

export interface AlgorithmWords {
  readonly title: string;
  /** What it does, for someone who has to choose. */
  readonly sentence: string;
  readonly takes: AlgorithmInput;
  /** Whether the number of segments is given to it, or found by it. */
  readonly k: 'given' | 'found';
  /** Whether rows may come in blocks, so that not all need to be in memory. */
  readonly readsBlocks: boolean;
  /** Options of a run that mean something to it and not to every other. */
  readonly options: readonly AlgorithmOption[];
}

const known = {
  kmeans: {
    title: 'K-means',
    sentence: 'round groups of similar spread, each customer to the nearest centre',
    takes: 'numbers',
    k: 'given',
    readsBlocks: false,
    options: [],
  },
  'minibatch-kmeans': {
    title: 'Mini-batch K-means',
    sentence: 'K-means that reads customers in blocks, for more of them than fit in memory',
    takes: 'numbers',
    k: 'given',
    readsBlocks: true,
    options: [],
  },
  'gaussian-mixture': {
    title: 'Gaussian mixture',
    sentence:
      'groups of any width and slant that may overlap, with a probability for each customer',
    takes: 'numbers',
    k: 'given',
    readsBlocks: false,
    options: ['covarianceType', 'regCovar'],
  },
  ward: {
    title: 'Ward',
    sentence: 'a tree that joins the most similar groups step by step, cut into segments',
    takes: 'numbers',
    k: 'given',
    readsBlocks: false,
    options: [],
  },
  hdbscan: {
    title: 'HDBSCAN',
    sentence:
      'dense groups of any shape, as many as there are; who is like no group is in no segment',
    takes: 'numbers',
    k: 'found',
    readsBlocks: false,
    options: ['minClusterSize'],
  },
  'k-prototypes': {
    title: 'K-prototypes',
    sentence: 'groups of numbers and categories together, each customer to the nearest prototype',
    takes: 'mixed',
    k: 'given',
    readsBlocks: false,
    options: ['gamma'],
  },
  'latent-class': {
    title: 'Latent classes',
    sentence: 'groups of categories alone, with a probability for each customer',
    takes: 'categories',
    k: 'given',
    readsBlocks: false,
    options: [],
  },
} as const satisfies Readonly<Record<string, AlgorithmWords>>;

export type AlgorithmName = keyof typeof known;

/** Every way of segmenting, by the word after `--algorithm`. */
export const algorithms: Readonly<Record<AlgorithmName, AlgorithmWords>> = known;

export const algorithmNames = Object.keys(algorithms) as AlgorithmName[];

export const algorithmNameSchema = z.enum(algorithmNames as [AlgorithmName, ...AlgorithmName[]]);
