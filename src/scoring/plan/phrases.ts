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

/** "job is retired" */
export function categoryPhrase({ label, levels }: Input): Phrase {
  const name = inSentence(label);
  const texts = levels.map(({ level }) => `${name} is ${level}`);
  return (value) => {
    if (Number.isNaN(value)) return `${name} not known`;
    return texts.at(value) ?? `${name} is none of the known ones`;
  };
}
