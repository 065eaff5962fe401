import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const shared = join(import.meta.dirname, '../../shared');

/** The real bank files, which are never part of the project. */
export const realData = {
  present: existsSync(join(shared, 'data')),
  /** Stands in the title of a skipped test. */
  whatIsMissing: 'needs the real bank files: put them in ../shared/data',
  path: (name: string): string => join(shared, 'data', name),
};

/** scikit-learn's figures for one k. */
export interface ReferenceKMeans {
  readonly inertia: number;
  readonly sizes: readonly number[];
  readonly silhouette?: number;
  readonly davies_bouldin?: number;
  readonly calinski_harabasz?: number;
}

/** @returns scikit-learn's K-means figures by k, for one set of ../shared/reference.json */
export function referenceKMeans(set: string): Record<string, ReferenceKMeans> {
  const all = JSON.parse(readFileSync(join(shared, 'reference.json'), 'utf8')) as Record<
    string,
    { kmeans: Record<string, ReferenceKMeans> }
  >;
  return all[set]?.kmeans ?? {};
}
