import { algorithms, type Candidate, type Verdict } from '../../contract/index.ts';
import { mostRows, type NoiseComparison } from './noise.ts';
import { leastShare, smallestShare, type Ranking } from './rank.ts';
import { mostExactRows } from './silhouettes.ts';
import type { Evidence } from './verdict.ts';
import type { Judge, Vote } from './votes.ts';

export interface Choice {
  readonly candidates: readonly Candidate[];
  readonly chosen: Candidate;
  readonly ranking: readonly Ranking[];
  /** Candidates of the same algorithm that could not be chosen, but for k = 1. */
  readonly passedOver: readonly Candidate[];
  /** Candidates with a segment below `minSegmentShare`. */
  readonly refused: readonly Candidate[];
  readonly minSegmentShare: number | null;
  readonly judges: readonly Judge[];
  readonly votes: readonly Vote[];
  readonly verdict: Verdict;
  readonly evidence: Evidence;
  readonly nSamples: number;
}

/** Why this k and this verdict, in plain sentences with their figures. */
export function reasonsOf(choice: Choice): string[] {
  return [
    whyThisK(choice),
    ...whatOthersPrefer(choice),
    ...whoWasPassedOver(choice),
    ...whoWasRefused(choice),
    whyThisVerdict(choice),
    ...howItWasMeasured(choice),
  ];
}

function whyThisK({ candidates, chosen, ranking, judges }: Choice): string {
  if (algorithms[chosen.algorithm].k === 'found') {
    return `${algorithms[chosen.algorithm].title} found ${segmentsOf(chosen.k)} by itself.`;
  }
  if (candidates.length === 1) {
    return `Only ${segmentsOf(chosen.k)} ${chosen.k === 1 ? 'was' : 'were'} tried, so no other number was compared.`;
  }
  if (chosen.k === 1) {
    return 'One segment was kept, because a split tightens the data no more than it tightens noise.';
  }
  const meanRank = ranking[0]?.meanRank ?? null;
  if (meanRank === null)
    return `${segmentsOf(chosen.k)} were chosen, as no measure tells the numbers apart.`;
  const equal = ranking
    .filter((r) => r.meanRank === meanRank && r.k !== chosen.k)
    .map(({ k }) => k);
  const tie =
    equal.length > 0
      ? `; ${list(
          equal.toSorted((a, b) => a - b),
          'and',
        )} rank the same, but lie farther from the knee or are more`
      : '';
  return `${segmentsOf(chosen.k)} rank best on average (place ${figure(meanRank)}) over ${list(
    judges
      .filter(({ k }) => k !== null)
      .map(({ measure }) => (measure === 'knee of inertia' ? 'the knee of inertia' : measure)),
    'and',
  )}${tie}.`;
}

const direction: Readonly<Record<string, string>> = {
  silhouette: 'silhouette is highest',
  'Davies-Bouldin': 'Davies-Bouldin is lowest',
  'Calinski-Harabasz': 'Calinski-Harabasz is highest',
  'knee of inertia': 'inertia bends',
  BIC: 'BIC is lowest',
  ICL: 'ICL is lowest',
  gap: 'the gap statistic settles',
};

function whatOthersPrefer({ votes, candidates }: Choice): string[] {
  const cast = votes.filter(({ k }) => k !== null);
  if (candidates.length === 1 || cast.length === 0) return [];
  const words = cast.map(
    ({ measure, k }) => `${direction[measure]} at ${k}${valueOf(measure, k, candidates)}`,
  );
  return [`${capital(list(words, 'and'))}.`];
}

function valueOf(measure: string, k: number | null, candidates: readonly Candidate[]): string {
  const found = candidates.find((candidate) => candidate.k === k);
  if (found === undefined) return '';
  if (measure === 'silhouette') return ` (${figure(found.silhouette, 3)})`;
  if (measure === 'Davies-Bouldin') return ` (${figure(found.daviesBouldin)})`;
  if (measure === 'BIC') return ` (${grouped(Math.round(found.bic ?? 0))})`;
  if (measure === 'ICL') return ` (${grouped(Math.round(found.icl ?? 0))})`;
  return measure === 'Calinski-Harabasz'
    ? ` (${grouped(Math.round(found.calinskiHarabasz ?? 0))})`
    : '';
}

function whoWasPassedOver({ passedOver }: Choice): string[] {
  const tiny = passedOver.filter((candidate) => smallestShare(candidate) < leastShare);
  const flat = passedOver.filter((candidate) => !tiny.includes(candidate));
  return [
    ...(tiny.length === 0
      ? []
      : [
          `${ksOf(tiny)} segments were passed over, because the smallest would hold less than 1% of the customers.`,
        ]),
    ...(flat.length === 0
      ? []
      : [
          `${ksOf(flat)} segments were passed over, because a column hardly varies in one of them: their likelihood is high for nothing.`,
        ]),
  ];
}

function whoWasRefused({ refused, minSegmentShare, chosen }: Choice): string[] {
  const own = refused.filter(({ algorithm }) => algorithm === chosen.algorithm);
  if (own.length === 0) return [];
  const share = Number((100 * (minSegmentShare ?? 0)).toPrecision(3));
  return [
    `${ksOf(own)} segments were refused, because the smallest would hold less than ${share}% of the customers.`,
  ];
}

function ksOf(candidates: readonly Candidate[]): string {
  return list(
    candidates.map(({ k }) => String(k)),
    'and',
  );
}

function whyThisVerdict({ verdict, evidence, chosen }: Choice): string {
  if (evidence.noise === null)
    return 'The customers are all alike, so there are no groups to find.';
  const beside = besideNoise(evidence.noise, chosen.k);
  if (verdict === 'none') return `There are no natural groups: ${beside}.`;
  if (chosen.k === 1) return `More segments would show groups: ${beside}.`;
  const silhouette = `a mean silhouette of ${figure(chosen.silhouette)}`;
  return verdict === 'clear'
    ? `The groups are clear: ${beside}, with ${silhouette}.`
    : `The groups overlap: ${beside}, but ${silhouette} shows no clear borders.`;
}

/** Compares at the chosen k where that tells most of the difference, else where noise is beaten most. */
function besideNoise({ ks, advantage }: NoiseComparison, chosen: number): string {
  const most = Math.max(...advantage.slice(1));
  const own = advantage[ks.indexOf(chosen)] ?? 0;
  const told = chosen > 1 && own > 0.5 * most ? own : most;
  const percent = Math.round(100 * (1 - Math.exp(-told)));
  const words = percent > 0 ? `is ${percent}% smaller than` : 'is no smaller than';
  return `split into ${ks[advantage.indexOf(told, 1)]}, the spread within them ${words} in even noise of the same extent`;
}

function howItWasMeasured({ chosen, nSamples, evidence }: Choice): string[] {
  const size = chosen.silhouetteSampleSize;
  const silhouette =
    size !== null && nSamples > mostExactRows
      ? [
          `Silhouettes were computed on a sample of ${grouped(size)} of the ${grouped(nSamples)} customers.`,
        ]
      : [];
  const noise =
    evidence.noise !== null && nSamples > mostRows
      ? [`The comparison with noise used a sample of ${grouped(mostRows)} customers.`]
      : [];
  return [...silhouette, ...noise];
}

function segmentsOf(k: number): string {
  return k === 1 ? '1 segment' : `${k} segments`;
}

function figure(value: number | null, digits = 2): string {
  return value === null ? 'unknown' : value.toFixed(digits);
}

function grouped(count: number): string {
  return count.toLocaleString('en');
}

function list(items: readonly (string | number)[], last: string): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${last} ${items[items.length - 1]}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
