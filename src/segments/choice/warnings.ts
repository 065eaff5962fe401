import type { SegmentFit } from '../algorithms/index.ts';
import { leastShare } from './rank.ts';
import { largestShare } from './verdict.ts';

const handful = 10;

/** Segments too small or too large to work with, and what the fit itself warns of. */
export function warningsOf(
  fit: Pick<SegmentFit, 'labels' | 'clusterSizes' | 'nClusters' | 'warnings' | 'flat'>,
  featureNames: readonly string[],
): string[] {
  const { clusterSizes, nClusters, warnings, labels } = fit;
  const nSamples = labels.length;
  const tiny = [...clusterSizes].filter((size) => size < handful || size < leastShare * nSamples);
  const largest = Math.max(...clusterSizes) / nSamples;
  const found: string[] = [...warnings, ...flatWarnings(fit, featureNames)];
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

/** Near-singular components, told with the columns that make them so. */
function flatWarnings(
  { flat, nClusters, clusterSizes }: Pick<SegmentFit, 'flat' | 'nClusters' | 'clusterSizes'>,
  featureNames: readonly string[],
): string[] {
  if (flat.length === 0) return [];
  const columns = [...new Set(flat.flatMap(({ features }) => features))]
    .toSorted((a, b) => a - b)
    .map((feature) => featureNames[feature] ?? `feature ${feature}`);
  const shown = columns.slice(0, 5).join(', ') + (columns.length > 5 ? ', …' : '');
  const customers = flat.reduce((sum, { cluster }) => sum + clusterSizes[cluster], 0);
  return [
    `${flat.length} of the ${nClusters} components are near-singular (${customers.toLocaleString('en')} customers): ${shown} hardly ${columns.length === 1 ? 'varies' : 'vary'} in them, so BIC, AIC and ICL reward them for nothing and have no say; leave such columns out with --exclude, raise --reg-covar, or take --covariance-type diag.`,
  ];
}
