import { type AlgorithmName, algorithmNames, algorithms } from '../../../contract/index.ts';
import type { Draft, Field } from './fields.ts';

/** Options that are about one matter, under its name. */
export interface FieldGroup {
  readonly title: string;
  readonly fields: readonly Field[];
}

/** What most people want to decide; all else has a default that suits. */
const first = ['k', 'shape'];

const titles: readonly (readonly [title: string, names: readonly string[]])[] = [
  [
    'How customers are grouped',
    [
      'algorithm',
      'embed',
      'covarianceType',
      'regCovar',
      'gamma',
      'minClusterSize',
      'nInit',
      'seed',
    ],
  ],
  ['What comes out', ['minSegmentShare', 'mergeTo', 'map']],
  ['How columns are prepared', ['features', 'exclude', 'impute', 'outliers', 'transform', 'scale']],
];
const rest = 'How the file is read';

/** The algorithms that a draft asks for; null where it leaves the choice open. */
function askedAlgorithms({ algorithm }: Draft): readonly AlgorithmName[] | null {
  const names = typeof algorithm === 'object' ? algorithm : [];
  if (names.includes('auto')) return null;
  const known = algorithmNames.filter((name) => names.includes(name));
  return known.length === 0 ? ['kmeans'] : known;
}

/** The options that mean something to what is asked for: an option that no algorithm takes would be refused. */
export function meaningful(fields: readonly Field[], draft: Draft): readonly Field[] {
  const asked = askedAlgorithms(draft);
  const special = new Set<string>(algorithmNames.flatMap((name) => algorithms[name].options));
  if (asked === null) return fields;
  const taken = new Set<string>(asked.flatMap((name) => algorithms[name].options));
  const finds = asked.map((name) => algorithms[name].k === 'found');
  return fields.filter(({ name }) => {
    if (name === 'k') return !finds.every(Boolean);
    if (name === 'mergeTo') return !finds.some(Boolean);
    if (name === 'embed') return asked.every((each) => algorithms[each].takes === 'numbers');
    return !special.has(name) || taken.has(name);
  });
}

/** Some at once, the others by what they are about. */
export function groupsOf(fields: readonly Field[]): {
  readonly first: readonly Field[];
  readonly groups: readonly FieldGroup[];
} {
  const named = (names: readonly string[]) =>
    names.flatMap((name) => fields.find((field) => field.name === name) ?? []);
  const placed = new Set([...first, ...titles.flatMap(([, names]) => names)]);
  const groups = [
    ...titles.map(([title, names]) => ({ title, fields: named(names) })),
    { title: rest, fields: fields.filter(({ name }) => !placed.has(name)) },
  ];
  return { first: named(first), groups: groups.filter((group) => group.fields.length > 0) };
}
