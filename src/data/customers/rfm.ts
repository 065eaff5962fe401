import type { ColumnRole } from '../../contract/index.ts';
import { placeRanks } from '../../core/index.ts';
import type { Measure } from './measures.ts';

const parts = [
  { of: 'recency_days', name: 'rfm_recency', label: 'Recency score', sign: -1 },
  { of: 'frequency', name: 'rfm_frequency', label: 'Frequency score', sign: 1 },
  { of: 'monetary', name: 'rfm_monetary', label: 'Monetary score', sign: 1 },
] as const;
const total = 'rfm_score';
const fifths = [1, 2, 3, 4] as const;

/**
 * Scores from 1 to 5 by fifths of the customers, and their sum (Hughes, 1994). Customers with the same value
 * have the same score, that of the first among them.
 *
 * @param measures those of all customers; without one of them its score and the sum are left out
 */
export function rfmScores(measures: readonly Measure[]): Measure[] {
  const scores = parts.flatMap(({ of, name, label, sign }) => {
    const found = measures.find(({ role }) => role.name === of);
    if (found === undefined) return [];
    const role = roleOf(name, label, `fifth of the customers by ${of}, 5 the best`);
    return [{ role, whole: true, values: fifthsOf(found.values, sign) }];
  });
  return scores.length < parts.length ? scores : [...scores, totalOf(scores)];
}

/** @param sign -1 where smaller values are better */
function fifthsOf(values: Float64Array, sign: 1 | -1): Float64Array {
  const merits = new Float64Array(values.length);
  let known = 0;
  for (let c = 0; c < values.length; c++) {
    merits[known] = values[c] * sign;
    if (!Number.isNaN(values[c])) known++;
  }
  const bounds = boundsOf(merits.subarray(0, known));
  const scores = new Float64Array(values.length);
  for (let c = 0; c < values.length; c++) {
    scores[c] = Number.isNaN(values[c]) ? Number.NaN : 1;
    for (let b = 0; b < bounds.length; b++) if (values[c] * sign > bounds[b]) scores[c]++;
  }
  return scores;
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
    role: roleOf(total, 'RFM score', 'sum of the scores for recency, frequency and amount'),
    whole: true,
    values: first.map((score, c) => score + second[c] + third[c]),
  };
}

function roleOf(name: string, label: string, reason: string): ColumnRole {
  const concept = name.replace('_', '-');
  return { name, role: 'score', concept, label, unit: 'none', confidence: 1, reason };
}
