import { stemsOf } from '../words.ts';
import { activity } from './activity.ts';
import { campaign } from './campaign.ts';
import type { LexiconEntry } from './entry.ts';
import { habits } from './habits.ts';
import { holdings } from './holdings.ts';
import { identity } from './identity.ts';
import { person } from './person.ts';
import { spending } from './spending.ts';

export type { LexiconEntry, Nature } from './entry.ts';

/** What column names may mean, as data: a new word is one more phrase here. */
export const lexicon: readonly LexiconEntry[] = [
  ...identity,
  ...person,
  ...holdings,
  ...spending,
  ...activity,
  ...habits,
  ...campaign,
];

/** Every concept the lexicon can find, with the label people read; rules and playbooks build on these words. */
export const concepts: readonly { readonly concept: string; readonly label: string }[] = [
  ...new Map(lexicon.map(({ concept, label }) => [concept, { concept, label }])).values(),
];

/** Words that say whose or which, and never what: they may stand in a name without changing its meaning. */
export const fillers: ReadonlySet<string> = new Set(
  (
    'customer account total current monthly annual yearly average last is has flag indicator the of in on per a ' +
    'my and to for by'
  ).split(' '),
);

/** All words the lexicon knows. */
export const vocabulary: ReadonlySet<string> = new Set([
  ...fillers,
  ...lexicon.flatMap(({ names, exactly = [] }) => [...names, ...exactly].flatMap(stemsOf)),
]);
