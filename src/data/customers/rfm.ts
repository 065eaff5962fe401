import type { ColumnRole } from '../../contract/index.ts';
import { placeRanks } from '../../core/index.ts';
import { number } from '../quoting.ts';
import type { Measure } from './measures.ts';

/** The scores, and the measures that they rank; -1 where smaller values are better. */
export const rfmParts = [
  { of: 'recency_days', name: 'rfm_recency', label: 'Recency score', sign: -1 },
  { of: 'frequency', name: 'rfm_frequency', label: 'Frequency score', sign: 1 },
  { of: 'monetary', name: 'rfm_monetary', label: 'Monetary score', sign: 1 },
] as const;
/** The name of their sum. */
export const rfmTotal = 'rfm_score';
const fifths = [1, 2, 3, 4] as const;
const totalRole = roleOf(
  rfmTotal,
  'RFM score',
  'sum of the scores for recency, frequency and amount',
);

/**
 * Scores from 1 to 5 by fifths of the customers, and their sum (Hughes, 1994). Customers with the same value
 * have the same score, that of the first among them.
 *
 * @param measures those of all customers; without one of them its score and the sum are left out
 */
export function rfmScores(measures: readonly Measure[]): Measure[] {
  const scores = scoresOf(measures.map(({ role }) => role.name)).map(({ role, of, sign }) => {
    const values =
      measures.find((measure) => measure.role.name === of)?.values ?? new Float64Array(0);
    return { role, whole: true, values: fifthsOf(values, sign) };
  });
  return scores.length < rfmParts.length ? scores : [...scores, totalOf(scores)];
}

/** The scores that measures of these names allow, without their sum; -1 where smaller values are better. */
function scoresOf(
  measures: readonly string[],
): { readonly role: ColumnRole; readonly of: string; readonly sign: 1 | -1 }[] {
  return rfmParts
    .filter(({ of }) => measures.includes(of))
    .map(({ of, name, label, sign }) => ({
      of,
      sign,
      role: roleOf(name, label, `fifth of the customers by ${of}, 5 the best`),
    }));
}

/** The roles of {@link rfmScores} for measures of these names. */
export function scoreRoles(measures: readonly string[]): ColumnRole[] {
  const roles = scoresOf(measures).map(({ role }) => role);
  return roles.length < rfmParts.length ? roles : [...roles, totalRole];
}

/**
 * {@link rfmScores} of customers in a database, as SQL, in the order of {@link scoreRoles}.
 *
 * @param slotOf the column that holds a measure
 * @param read all values of a column, NaN where one is missing
 */
export async function rfmScoresSql(
  measures: readonly string[],
  slotOf: (measure: string) => string,
  read: (slot: string) => Promise<Float64Array>,
): Promise<string[]> {
  const scores: string[] = [];
  for (const { of, sign } of scoresOf(measures)) {
    const slot = slotOf(of);
    const better = boundsOf(meritsOf(await read(slot), sign)).map(
      (bound) => `CAST(${slot} * ${sign} > ${number(bound)} AS BIGINT)`,
    );
    scores.push(`CASE WHEN ${slot} IS NOT NULL THEN ${['1', ...better].join(' + ')} END`);
  }
  return scores.length < rfmParts.length ? scores : [...scores, scores.join(' + ')];
}

function fifthsOf(values: Float64Array, sign: 1 | -1): Float64Array {
  const bounds = boundsOf(meritsOf(values, sign));
  const scores = new Float64Array(values.length);
  for (let c = 0; c < values.length; c++) {
    scores[c] = Number.isNaN(values[c]) ? Number.NaN : 1;
    for (let b = 0; b < bounds.length; b++) if (values[c] * sign > bounds[b]) scores[c]++;
  }
  return scores;
}

/** What is known of the values, the larger the better. */
function meritsOf(values: Float64Array, sign: 1 | -1): Float64Array {
  const merits = new Float64Array(values.length);
  let known = 0;
  for (let c = 0; c < values.length; c++) {
    merits[known] = values[c] * sign;
    if (!Number.isNaN(values[c])) known++;
  }
  return merits.subarray(0, known);
}

/**
 * The best value of each fifth but the last one: whoever is better belongs to a higher fifth.
 *
 * @param merits reordered in place
 */
function boundsOf(merits: Float64Array): number[] {
  const places = fifths.map((fifth) => Math.ceil((fifth * merits.length) / 5) - 1);
  const ranks = [...new Set(places)].filter((place) => place >= 0);
  placeRanks(merits, ranks);
  return places.flatMap((place) => (place < 0 ? [] : merits[place]));
}

/** The sum of the three scores; missing where one of them is. */
function totalOf(scores: readonly Measure[]): Measure {
  const [first, second, third] = scores.map(({ values }) => values);
  return {
    role: totalRole,
    whole: true,
    values: first.map((score, c) => score + second[c] + third[c]),
  };
}

function roleOf(name: string, label: string, reason: string): ColumnRole {
  const concept = name.replace('_', '-');
  return { name, role: 'score', concept, label, unit: 'none', confidence: 1, reason };
}
