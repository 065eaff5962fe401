import type { Matrix, Table } from '../../core/index.ts';
import { emptyPlacement, type Placement } from '../../segments/index.ts';
import { createForestVotes, likeliest } from '../forestVotes.ts';
import { cellStates } from '../plan/cell.ts';
import { byClassifier, noSegment, unscorable } from '../plan/notes.ts';
import type { ScoringPlan } from '../plan/planModel.ts';
import { isWhole, writeFeatures } from '../prepareRow.ts';
import type { TableScores } from '../score.ts';
import { classifierRows } from './classifierRows.ts';
import { readColumn, type ColumnReading } from './readColumn.ts';
import { createRowTeller, type RowTeller } from './tellRows.ts';

/** Tells what `score` tells of each row; see `Scorer.scoreTable`. */
export function scoreTable(
  plan: ScoringPlan,
  table: Table,
  probabilities: Matrix | null,
): TableScores {
  checkProbabilities(probabilities, table.nRows);
  const { clustered, nFeatures, nCodes } = plan;
  const readings = clustered.map((column) => readColumn(column, table));
  const x = featuresOfRows(plan, readings, table.nRows);
  const codes = plan.condense(x);
  const teller = createRowTeller(plan, readings, x, codes);
  const absent = table.nRows > 0 && readings.some(({ states }) => states[0] === cellStates.absent);
  const byDistance = plan.forest === null || !absent;
  const classOf = createClassTeller(plan, table, probabilities);
  const scores = emptyScores(table.nRows);
  const placed: number[] = [];
  const found = emptyPlacement();
  for (let row = 0; row < table.nRows; row++) {
    found.nearest = -1;
    found.isNoise = false;
    if (byDistance && isWhole(x, row * nFeatures, nFeatures)) {
      plan.placer.place(codes, row * nCodes, found);
    }
    if (found.nearest >= 0) {
      tellByDistance(scores, row, found, teller);
    }
    if (found.isNoise) tellNoise(scores, row, teller);
    else if (found.nearest < 0) tellOtherwise(scores, row, classOf, teller);
    scores.probabilities[row] =
      found.nearest >= 0 && plan.placer.hasProbabilities
        ? found.probability
        : probabilityOf(probabilities, row, scores.clusters[row]);
    if (found.nearest >= 0 || found.isNoise) placed.push(row);
  }
  tellMapPlaces(scores, placed, plan, codes);
  return scores;
}

type Scores = TableScores & { readonly reasons: string[]; readonly notes: string[] };

function emptyScores(nRows: number): Scores {
  return {
    clusters: new Int32Array(nRows).fill(-1),
    distances: new Float64Array(nRows).fill(NaN),
    probabilities: new Float64Array(nRows).fill(NaN),
    nextClusters: new Int32Array(nRows).fill(-1),
    mapX: new Float64Array(nRows).fill(NaN),
    mapY: new Float64Array(nRows).fill(NaN),
    reasons: [],
    notes: [],
  };
}

function featuresOfRows(
  { clustered, nFeatures }: ScoringPlan,
  readings: readonly ColumnReading[],
  nRows: number,
): Float64Array {
  const x = new Float64Array(nRows * nFeatures);
  clustered.forEach((column, c) => {
    const { values } = readings[c];
    for (let row = 0; row < nRows; row++) writeFeatures(column, values[row], x, row * nFeatures);
  });
  return x;
}

function tellByDistance(
  scores: Scores,
  row: number,
  { nearest, square, next }: Placement,
  teller: RowTeller,
): void {
  scores.clusters[row] = nearest;
  scores.distances[row] = Math.sqrt(square);
  scores.nextClusters[row] = next;
  scores.reasons.push(next < 0 ? '' : teller.reasons(row, nearest, next));
  scores.notes.push(teller.notes(row, true));
}

function tellNoise(scores: Scores, row: number, teller: RowTeller): void {
  const others = teller.notes(row, true);
  scores.reasons.push('');
  scores.notes.push(others === '' ? noSegment.text : `${others}; ${noSegment.text}`);
}

function tellMapPlaces(
  { mapX, mapY }: Scores,
  rows: readonly number[],
  { mapPlaces, nCodes }: ScoringPlan,
  codes: Float64Array,
): void {
  if (mapPlaces === null) return;
  const whole = new Float64Array(rows.length * nCodes);
  rows.forEach((row, i) => {
    whole.set(codes.subarray(row * nCodes, (row + 1) * nCodes), i * nCodes);
  });
  const places = mapPlaces(whole);
  rows.forEach((row, i) => {
    mapX[row] = places[2 * i];
    mapY[row] = places[2 * i + 1];
  });
}

function tellOtherwise(
  scores: Scores,
  row: number,
  classOf: ((row: number) => number) | null,
  teller: RowTeller,
): void {
  if (classOf !== null) scores.clusters[row] = classOf(row);
  const last = classOf === null ? unscorable : byClassifier;
  const others = teller.notes(row, false);
  scores.reasons.push('');
  scores.notes.push(others === '' ? last.text : `${others}; ${last.text}`);
}

/** The class that the forest tells of a row: from the probabilities at hand, or else by asking it; null without one. */
function createClassTeller(
  { forest }: ScoringPlan,
  table: Table,
  probabilities: Matrix | null,
): ((row: number) => number) | null {
  if (forest === null) return null;
  if (probabilities !== null) {
    const { data, nFeatures } = probabilities;
    return (row) => likeliest(data, row * nFeatures, nFeatures);
  }
  const votes = createForestVotes(forest.model);
  let rows: Matrix | null = null;
  return (row) => {
    const { data, nFeatures } = (rows ??= classifierRows(forest, table));
    const shares = votes(data.subarray(row * nFeatures, (row + 1) * nFeatures));
    return likeliest(shares, 0, shares.length);
  };
}

function probabilityOf(probabilities: Matrix | null, row: number, cluster: number): number {
  if (probabilities === null || cluster < 0) return NaN;
  const { data, nFeatures } = probabilities;
  return cluster < nFeatures ? data[row * nFeatures + cluster] : 0;
}

function checkProbabilities(probabilities: Matrix | null, nRows: number): void {
  if (probabilities === null || probabilities.nSamples === nRows) return;
  throw new RangeError(
    `there are probabilities of ${probabilities.nSamples} rows for ${nRows} customers; give one row a customer`,
  );
}
