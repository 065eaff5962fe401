import {
  bootstrapStability,
  createRandom,
  createWorkerPool,
  dispersionScores,
  kMeansGap,
  matrixFromRows,
  silhouetteByCluster,
  squaredSilhouetteSamples,
} from 'clientele';

/** Plants points around three corners, asks how many groups there are, and judges each one that is found. */
const corners = [
  [0, 0],
  [9, 0],
  [0, 9],
];
const random = createRandom(7);
const x = matrixFromRows(
  Array.from({ length: 300 }, (_, i) =>
    corners[i % 3].map((centre) => centre + random.nextGaussian()),
  ),
);

const pool = await createWorkerPool();
try {
  const { choice } = await kMeansGap(x, [1, 2, 3, 4, 5], { seed: 1 }, pool);
  console.log('the gap statistic chooses', choice, 'clusters');

  const [fit] = await pool.kMeans(x, [{ options: { nClusters: 3, seed: 1 } }]);
  console.log(dispersionScores(x, fit.labels));

  const silhouettes = silhouetteByCluster(squaredSilhouetteSamples(x, fit.labels), fit.labels);
  const { clusters } = await bootstrapStability(x, fit, { nBootstraps: 20, seed: 1 }, pool);
  clusters.forEach((cluster, j) => {
    console.log('cluster', j, 'silhouette', silhouettes[j], 'is', cluster?.verdict);
  });
} finally {
  await pool.close();
}
