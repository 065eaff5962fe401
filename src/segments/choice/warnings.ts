import type { KMeansFit } from '../../core/index.ts';
import { leastShare } from './rank.ts';
import { largestShare } from './verdict.ts';

const handful = 10;

/** Segments too small or too large to work with, and what the fit itself warns of. */
export function warningsOf({ clusterSizes, nClusters, warnings }: KMeansFit): string[] {
  const nSamples = clusterSizes.reduce((sum, size) => sum + size, 0);
  const tiny = [...clusterSizes].filter((size) => size < handful || size < leastShare * nSamples);
  const largest = Math.max(...clusterSizes) / nSamples;
  const found: string[] = [...warnings];
  if (nClusters > 1 && tiny.length > 0) {
    const sizes = tiny.toSorted((a, b) => a - b).join(', ');
    found.push(
      tiny.length === 1
        ? `One segment is a handful of outliers (${sizes} of ${nSamples} customers); try --outliers winsorize, or fewer segments.`
        : `${tiny.length} segments are a handful of outliers each (${sizes} of ${nSamples} customers); try --outliers winsorize, or fewer segments.`,
    );
  }
  if (nClusters > 1 && largest > largestShare) {
    found.push(
      `One segment holds ${Math.floor(1000 * largest) / 10}% of the customers; the features hardly tell them apart, so try others or --transform auto.`,
    );
  }
  return found;
}
