import { inSentence } from '../features/index.ts';
import type { Figure } from './figures.ts';
import { isAbout } from './fit.ts';
import type { Phrase } from './playbook.ts';
import { mayName } from './traits.ts';

/** Figures a name is first made of. */
const usual = 2;

/**
 * A name made of what sets a segment apart: "High balance, low purchases". As many figures are added as it
 * takes to differ from the names given; personal attributes name only where segments were formed on them.
 *
 * @param strongest the segment's strongest figures, the most telling first
 * @param base what the name begins with; null for a name made of figures alone
 */
export function descriptiveName(
  base: string | null,
  strongest: readonly Figure[],
  phrases: readonly Phrase[],
  taken: ReadonlySet<string>,
): string {
  const parts = base === null ? [] : [base];
  const first = base === null ? usual : 1;
  const words = varied(strongest.filter(mayName)).map((figure) => phraseOf(figure, phrases));
  for (let count = Math.min(first, words.length); count <= words.length; count++) {
    const name = sentenceCase([...parts, ...words.slice(0, count)]);
    if (name !== '' && !taken.has(name)) return name;
  }
  return numbered(sentenceCase([...parts, ...words.slice(0, first)]) || 'Other customers', taken);
}

/** The strongest figure of each role comes first, so that a name does not say one thing twice. */
function varied(figures: readonly Figure[]): Figure[] {
  const leading = figures.filter(
    (figure, i) => figures.findIndex(({ role }) => role === figure.role) === i,
  );
  return [...leading, ...figures.filter((figure) => !leading.includes(figure))];
}

function phraseOf(figure: Figure, phrases: readonly Phrase[]): string {
  const { strength, label, unit, level, yesNo, value } = figure;
  const high = strength > 0;
  const written = level === null ? phrases.find((phrase) => isAbout(phrase, figure)) : undefined;
  if (written !== undefined) return high ? written.high : written.low;
  const name = inSentence(label);
  if (figure.role === 'outcome') return `${high ? 'High' : 'Low'} rate of ${name}`;
  if (level !== null) return `${label.slice(0, -level.length - 2)} often ${level}`;
  if (unit === 'count' || name.startsWith('days ')) return `${high ? 'Many' : 'Few'} ${name}`;
  if (yesNo) return shareOfYes(name, value, high);
  return `${high ? 'High' : 'Low'} ${name}`;
}

function shareOfYes(name: string, share: number, high: boolean): string {
  if (high) return share > 0.9 ? `With ${name}` : `More with ${name}`;
  return share < 0.1 ? `Without ${name}` : `Fewer with ${name}`;
}

function sentenceCase(parts: readonly string[]): string {
  return parts.map((part, i) => (i === 0 ? part : inSentence(part))).join(', ');
}

function numbered(name: string, taken: ReadonlySet<string>): string {
  let n = 2;
  if (!taken.has(name)) return name;
  while (taken.has(`${name} ${n}`)) n++;
  return `${name} ${n}`;
}
