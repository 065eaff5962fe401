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
  const scores = emptyScores(table.nRows, plan.maps.length);
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
  tellMapPlaces(scores, placed, plan, { x, codes });
  return scores;
}

type Scores = TableScores & { readonly reasons: string[]; readonly notes: string[] };

function emptyScores(nRows: number, nMaps: number): Scores {
  const unknown = (): Float64Array => new Float64Array(nRows).fill(NaN);
  return {
    clusters: new Int32Array(nRows).fill(-1),
    distances: unknown(),
    probabilities: unknown(),
    nextClusters: new Int32Array(nRows).fill(-1),
    mapX: unknown(),
    mapY: unknown(),
    otherPlaces: Array.from({ length: Math.max(0, nMaps - 1) }, () => ({
      x: unknown(),
      y: unknown(),
    })),
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
  { mapX, mapY, otherPlaces }: Scores,
  rows: readonly number[],
  { maps, nCodes, nFeatures }: ScoringPlan,
  { x, codes }: { readonly x: Float64Array; readonly codes: Float64Array },
): void {
  const targets = [{ x: mapX, y: mapY }, ...otherPlaces];
  for (const [m, { of, place }] of maps.entries()) {
    const whole = of === 'features' ? rowsOf(x, rows, nFeatures) : rowsOf(codes, rows, nCodes);
    const places = place(whole);
    const target = targets[m];
    rows.forEach((row, i) => {
      target.x[row] = places[2 * i];
      target.y[row] = places[2 * i + 1];
    });
  }
}

function rowsOf(all: Float64Array, rows: readonly number[], width: number): Float64Array {
  const some = new Float64Array(rows.length * width);
  rows.forEach((row, i) => {
    some.set(all.subarray(row * width, (row + 1) * width), i * width);
  });
  return some;
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
