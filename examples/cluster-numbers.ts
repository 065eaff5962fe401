import { assign, kMeans, matrixFromRows, silhouetteScore } from 'clientele';

/** Groups a handful of points without any file, then places a new one. */
const x = matrixFromRows([
  [1, 1],
  [1.5, 2],
  [1, 1.5],
  [8, 8],
  [8.5, 9],
  [9, 8],
]);

const fit = kMeans(x, { nClusters: 2, seed: 42 });
console.log('labels', [...fit.labels], 'inertia', fit.inertia);
console.log('silhouette', silhouetteScore(x, fit.labels));

const { labels } = assign(fit.centroids, matrixFromRows([[7, 7]]));
console.log('the point (7, 7) belongs to cluster', labels[0]);
