import {
  algorithmNames,
  algorithms,
  candidateAlgorithms,
  ClienteleError,
  segmentConfigSchema,
  type AlgorithmName,
  type SegmentConfig,
} from '../contract/index.ts';

/**
 * Refuses algorithms that cannot be tried on the same features, and an option that none of them takes: it would be
 * ignored without a word.
 *
 * @throws ClienteleError `usage` that names the option and the algorithms
 */
export function checkAlgorithmOptions(config: SegmentConfig): void {
  if (config.algorithm === 'auto' && config.mergeTo === null) return;
  const tried = candidateAlgorithms(config.algorithm);
  const normal = segmentConfigSchema.parse({ source: config.source });
  refuseDifferentInputs(tried);
  if (config.mergeTo !== null && tried.some((name) => algorithms[name].k === 'found')) {
    throw new ClienteleError(
      'usage',
      '--merge-to joins segments by their centres, and dense groups have none; leave hdbscan or --merge-to out.',
    );
  }
  if (config.k !== 'auto' && tried.every((name) => algorithms[name].k === 'found')) {
    throw new ClienteleError(
      'usage',
      `${tried.join(', ')} finds the number of segments by itself; leave --k out, or take another --algorithm.`,
    );
  }
  if (config.embed !== 'none' && algorithms[tried[0]].takes !== 'numbers') {
    throw new ClienteleError(
      'usage',
      `--embed condenses numbers, and ${tried[0]} takes categories as they are; leave --embed out, or take another --algorithm.`,
    );
  }
  const taken = new Set(tried.flatMap((name) => algorithms[name].options));
  for (const option of new Set(algorithmNames.flatMap((name) => algorithms[name].options))) {
    if (taken.has(option) || config[option] === normal[option]) continue;
    const takers = algorithmNames.filter((name) => algorithms[name].options.includes(option));
    throw new ClienteleError(
      'usage',
      `Option ${option} means nothing to ${tried.join(', ')}; leave it out, or take --algorithm ${takers.join(' or ')}.`,
    );
  }
}

const inputWords = {
  numbers: 'numbers',
  mixed: 'numbers and categories as they are',
  categories: 'categories alone',
};

function refuseDifferentInputs(tried: readonly AlgorithmName[]): void {
  const [first] = tried;
  const other = tried.find((name) => algorithms[name].takes !== algorithms[first].takes);
  if (other === undefined) return;
  throw new ClienteleError(
    'usage',
    `${first} takes ${inputWords[algorithms[first].takes]} and ${other} ${inputWords[algorithms[other].takes]}, so one run cannot try both; make two runs and hold them side by side with "clientele compare".`,
  );
}
