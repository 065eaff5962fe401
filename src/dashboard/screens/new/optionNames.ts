/** Names of options for people. */
const names: Readonly<Record<string, string>> = {
  k: 'How many segments',
  shape: 'What a row is',
  id: 'Customer column',
  markers: 'Words for missing',
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
