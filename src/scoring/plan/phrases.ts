import type { Input } from '../../contract/index.ts';
import { comparedWith, formatFigure, inSentence } from '../../features/index.ts';
import type { ColumnPlan } from './columns.ts';

type Phrase = ColumnPlan['phrase'];

/** "cash advance 3.1 x the average"; what stands in for a missing value is not the customer's and is not told. */
export function numberPhrase({ label, unit, mean }: Input): Phrase {
  const name = inSentence(label);
  const tell =
    mean === null
      ? (value: number) => `${name} ${formatFigure(value)}`
      : comparedWith(label, unit, mean);
  return (value) => (Number.isNaN(value) ? `${name} not known` : tell(value));
}

/** "job is retired"; of a yes or no "has a housing loan", "no housing loan". */
export function categoryPhrase({ label, levels }: Input): Phrase {
  const name = inSentence(label);
  const texts = levels.map(({ level }) => levelText(name, level));
  return (value) => {
    if (Number.isNaN(value)) return `${name} not known`;
    return texts.at(value) ?? `${name} is none of the known ones`;
  };
}

/** Things of which a customer has one or none. */
const owned = /(^|\s)(loan|mortgage|card|account|insurance|deposit|overdraft)$/i;

function levelText(name: string, level: string): string {
  const isOwned = owned.test(name) && !/^has\s/i.test(name);
  if (isOwned && level === 'yes') return `has ${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}`;
  return isOwned && level === 'no' ? `no ${name}` : `${name} is ${level}`;
}
