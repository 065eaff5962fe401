import type { ClusterModel, WardFile } from '../../contract/index.ts';
import { numberText } from './featureText.ts';

/**
 * The centroids, or also the cells of a tree, and `assignSegment` that places a customer by them.
 *
 * @param mayMiss whether a value may be missing that nothing stands in for
 */
export function placingTexts(model: ClusterModel, mayMiss: boolean): string[] {
  const centroids = centroidsText(model);
  return model.algorithm === 'ward'
    ? [centroids, cellsText(model), assignText(mayMiss, byCell), squareToText]
    : [centroids, assignText(mayMiss, byCentroid), isBeforeText];
}

function rowText(row: readonly number[]): string {
  return `[${row.map(numberText).join(', ')}]`;
}

function centroidsText({ centroids }: ClusterModel): string {
  return `/** clusters x features */
const centroids: readonly (readonly number[])[] = [
${centroids.map((centroid) => `  ${rowText(centroid)},`).join('\n')}
];`;
}

function cellsText({ representatives, offsets, clusters }: WardFile): string {
  const rows = representatives.map(
    (centre, cell) =>
      `  { centre: ${rowText(centre)}, offset: ${numberText(offsets[cell])}, cluster: ${clusters[cell]} },`,
  );
  return `/** A customer belongs to the cell with the least squared distance to its centre less its offset. */
const cells: readonly {
  readonly centre: readonly number[];
  readonly offset: number;
  readonly cluster: number;
}[] = [
${rows.join('\n')}
];`;
}

/** @param body from the features `x` to the assignment */
function assignText(mayMiss: boolean, body: string): string {
  const told = mayMiss
    ? '/** The segment of a customer; null where a value is missing that nothing stands in for. */'
    : '/** The segment of a customer. */';
  const guard = mayMiss ? '  if (x.some(Number.isNaN)) return null;\n' : '';
  return `${told}
export function assignSegment(customer: Customer): Assignment${mayMiss ? ' | null' : ''} {
  const x = featuresOf(customer);
${guard}${body}
}`;
}

const byCentroid = `  let nearest = 0;
  let least = Infinity;
  centroids.forEach((centroid, cluster) => {
    let square = 0;
    centroid.forEach((value, f) => {
      const difference = x[f]! - value;
      square += difference * difference;
    });
    if (square < least || (square === least && isBefore(centroid, centroids[nearest]!))) {
      nearest = cluster;
      least = square;
    }
  });
  const { segmentId, segment } = segments[nearest]!;
  return { segmentId, segment, cluster: nearest, distance: Math.sqrt(least) };`;

const isBeforeText = `/** Of two centroids at the same distance the lexicographically smaller one wins. */
function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const f = a.findIndex((value, place) => value !== b[place]);
  return f >= 0 && a[f]! < b[f]!;
}`;

const byCell = `  let cluster = 0;
  let least = Infinity;
  for (const cell of cells) {
    const power = squareTo(cell.centre, x) - cell.offset;
    if (power < least) {
      cluster = cell.cluster;
      least = power;
    }
  }
  const { segmentId, segment } = segments[cluster]!;
  return { segmentId, segment, cluster, distance: Math.sqrt(squareTo(centroids[cluster]!, x)) };`;

const squareToText = `function squareTo(centre: readonly number[], x: readonly number[]): number {
  let square = 0;
  centre.forEach((value, f) => {
    const difference = x[f]! - value;
    square += difference * difference;
  });
  return square;
}`;
