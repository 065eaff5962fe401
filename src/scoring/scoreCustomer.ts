import { emptyPlacement, type Placement } from '../segments/index.ts';
import { createForestVotes, forestValue, likeliest, type ForestVotes } from './forestVotes.ts';
import { cellStates } from './plan/cell.ts';
import { byClassifier, noSegment, unscorable } from './plan/notes.ts';
import type { ScoringPlan } from './plan/planModel.ts';
import { isWhole, writeFeatures } from './prepareRow.ts';
import { readCustomer, type Customer, type Reading } from './readCustomer.ts';
import { reasonsFor, type Weighed } from './reasons.ts';
import type { NextSegment, Note, Score } from './score.ts';

/** Scores one customer after the other; what it needs for that is made once. */
export function createCustomerScorer(plan: ScoringPlan): (customer: Customer) => Score {
  const votes = plan.forest === null ? null : createForestVotes(plan.forest.model);
  const x = new Float64Array(plan.nFeatures);
  const found = emptyPlacement();
  return (customer) => {
    const reading = readCustomer(plan, customer);
    findByDistance(plan, reading, x, found);
    if (found.nearest >= 0) {
      const shares = sharesOf(plan, reading, x, votes);
      return scoreByDistance(plan, reading, found, shares, mapPlaceOf(plan, x));
    }
    if (found.isNoise) return inNoSegment(plan, reading, mapPlaceOf(plan, x));
    const shares = votes === null ? null : forestShares(plan, reading, votes);
    return shares === null ? withoutSegment(plan, reading) : scoreByForest(plan, reading, shares);
  };
}

/**
 * The segment and the one that comes next; none where a value has nothing in its place, and none where a column is absent
 * although a forest could do without it.
 *
 * @param x room for the features (nFeatures)
 */
export function findByDistance(
  plan: ScoringPlan,
  { values, states }: Reading,
  x: Float64Array,
  found: Placement,
): void {
  const { clustered, forest, placer, nFeatures } = plan;
  let usable = true;
  for (const column of clustered) {
    usable &&= forest === null || states[column.place] !== cellStates.absent;
    writeFeatures(column, values[column.place], x, 0);
  }
  found.isNoise = false;
  if (usable && isWhole(x, 0, nFeatures)) placer.place(plan.condense(x), 0, found);
  else found.nearest = -1;
}

/** What the clustering itself gives each cluster, or else the forest; null without either. */
function sharesOf(
  plan: ScoringPlan,
  reading: Reading,
  x: Float64Array,
  votes: ForestVotes | null,
): readonly number[] | null {
  const { placer } = plan;
  if (!placer.hasProbabilities) {
    return votes === null ? null : forestShares(plan, reading, votes);
  }
  const shares = new Float64Array(placer.centroids.nSamples);
  placer.probabilities(plan.condense(x), 0, shares);
  return [...shares];
}

function forestShares({ forest }: ScoringPlan, { values }: Reading, votes: ForestVotes): number[] {
  const columns = forest?.columns ?? [];
  return votes(columns.map((column) => forestValue(column, values[column.place])));
}

function scoreByDistance(
  plan: ScoringPlan,
  reading: Reading,
  { nearest, square, next, nextSquare }: Placement,
  shares: readonly number[] | null,
  mapPlace: Score['mapPlace'],
): Score {
  const { id, name } = plan.segments[nearest];
  let weighed: Weighed | null = next < 0 ? { reasons: [], prior: 0 } : null;
  const weigh = (): Weighed => (weighed ??= reasonsFor(plan, reading, nearest, next));
  return {
    segmentId: id,
    segment: name,
    cluster: nearest,
    distance: Math.sqrt(square),
    probability: shares === null ? null : (shares[nearest] ?? 0),
    probabilities: tellShares(plan, shares),
    next: tellNext(plan, next, nextSquare),
    mapPlace,
    // Made when asked for: most callers want the segment alone, and texts take longer than all else.
    get reasons() {
      return weigh().reasons;
    },
    get prior() {
      return weigh().prior;
    },
    notes: notesOn(plan, reading, true),
  };
}

function mapPlaceOf({ maps, condense }: ScoringPlan, x: Float64Array): Score['mapPlace'] {
  const [own] = maps;
  if (own === undefined) return null;
  const [across, up] = own.place(own.of === 'features' ? x : condense(x));
  return [across, up];
}

function tellNext({ segments }: ScoringPlan, next: number, square: number): NextSegment | null {
  if (next < 0) return null;
  const { id, name } = segments[next];
  return { segmentId: id, segment: name, cluster: next, distance: Math.sqrt(square) };
}

function scoreByForest(plan: ScoringPlan, reading: Reading, shares: readonly number[]): Score {
  const cluster = likeliest(shares, 0, shares.length);
  const { id, name } = plan.segments[cluster];
  return {
    ...withoutSegment(plan, reading),
    segmentId: id,
    segment: name,
    cluster,
    probability: shares[cluster],
    probabilities: tellShares(plan, shares),
    notes: [...notesOn(plan, reading, false), byClassifier],
  };
}

/** The customer could be placed, and is like no segment. */
function inNoSegment(plan: ScoringPlan, reading: Reading, mapPlace: Score['mapPlace']): Score {
  return {
    ...withoutSegment(plan, reading),
    mapPlace,
    notes: [...notesOn(plan, reading, true), noSegment],
  };
}

function withoutSegment(plan: ScoringPlan, reading: Reading): Score {
  return {
    segmentId: null,
    segment: null,
    cluster: -1,
    distance: null,
    probability: null,
    probabilities: [],
    next: null,
    mapPlace: null,
    reasons: [],
    prior: 0,
    notes: [...notesOn(plan, reading, false), unscorable],
  };
}

function tellShares(
  { order, segments }: ScoringPlan,
  shares: readonly number[] | null,
): Score['probabilities'] {
  if (shares === null) return [];
  return order.map((cluster) => ({
    segmentId: segments[cluster].id,
    probability: shares[cluster] ?? 0,
  }));
}

function notesOn({ clustered }: ScoringPlan, { states }: Reading, byDistance: boolean): Note[] {
  const notes: Note[] = [];
  for (const { place, notes: known } of clustered) {
    const state = states[place];
    if (state === cellStates.known) continue;
    const note = (byDistance ? known.byDistance : known.otherwise)[state];
    if (note !== null) notes.push(note);
  }
  return notes;
}
