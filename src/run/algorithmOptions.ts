import {
  algorithmNames,
  algorithms,
  candidateAlgorithms,
  ClienteleError,
  segmentConfigSchema,
  type SegmentConfig,
} from '../contract/index.ts';

/**
 * Refuses an option that none of the algorithms takes: it would be ignored without a word.
 *
 * @throws ClienteleError `usage` that names the option and the algorithms
 */
export function checkAlgorithmOptions(config: SegmentConfig): void {
  const tried = candidateAlgorithms(config.algorithm);
  const normal = segmentConfigSchema.parse({ source: config.source });
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
