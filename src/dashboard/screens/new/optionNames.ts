/** Names of options for people. */
const names: Readonly<Record<string, string>> = {
  k: 'How many segments',
  shape: 'What a row is',
  markers: 'Words for missing',
  dates: 'Order of day and month',
  features: 'Only these columns',
  exclude: 'Never these columns',
  impute: 'Missing numbers',
  outliers: 'Extreme values',
  transform: 'Heavy tails',
  scale: 'Scaling',
  algorithm: 'Algorithm',
  minSegmentShare: 'Smallest share',
  covarianceType: 'Shape of a mixture',
  regCovar: 'Added to variances',
  gamma: 'Weight of categories',
  embed: 'Condense features',
  mergeTo: 'Merge into',
  map: 'Customer map',
  minClusterSize: 'Smallest dense group',
  nInit: 'Restarts',
  seed: 'Seed',
  currency: 'Currency',
  locale: 'Way of writing numbers',
};

/** An option's name for people; its own where no better is known. */
export function optionName(name: string): string {
  return Object.hasOwn(names, name) ? names[name] : name;
}

/** Asked for by those who want it, and by nobody else. */
const optional = new Set(['minSegmentShare', 'mergeTo']);

/** What an empty field means for an option without a default. */
export function withoutValue(name: string): string {
  return optional.has(name) ? 'not asked for' : 'found by itself';
}

const examples: Readonly<Record<string, readonly string[]>> = {
  k: ['auto', '4', '2..10', '4..6'],
  embed: ['none', 'pca:0.9', 'pca:5', 'autoencoder:10'],
};

/** Values that an option often has; none where any would do. */
export function suggestions(name: string): readonly string[] {
  return Object.hasOwn(examples, name) ? examples[name] : [];
}
