/**
 * The likelihood of Gaussian mixtures beside scikit-learn's in ../shared/reference.json, with the options of a run:
 * `node bench/mixtures.ts [--sets ds2a,ds3a] [--ks 2,10] [--n-init 10] [--no-refine]`.
 */
import { parseArgs } from 'node:util';
import { createWorkerPool } from '../src/compute/index.ts';
import { mixtureSets, referenceMixtures } from '../test/support/mixtureSets.ts';

const { values } = parseArgs({
  allowNegative: true,
  options: {
    sets: { type: 'string', default: 'ds1a,ds1b,ds2a,ds3a' },
    ks: { type: 'string', default: '1,2,3,4,5,6,7,8,9,10' },
    'n-init': { type: 'string', default: '10' },
    refine: { type: 'boolean', default: true },
    seed: { type: 'string', default: '42' },
  },
});
const asked = values.sets.split(',');
const options = {
  tol: 1e-5,
  maxIter: 300,
  nInit: Number(values['n-init']),
  seed: Number(values.seed),
  refine: values.refine,
};
const pool = await createWorkerPool();
try {
  console.log('| set | k | ours | scikit-learn | difference | iterations | near-singular | s |');
  console.log('|---|---|---|---|---|---|---|---|');
  for (const { name, rows } of mixtureSets) {
    if (!asked.some((start) => name.startsWith(start))) continue;
    const x = rows();
    const theirs = referenceMixtures(name);
    for (const k of values.ks.split(',').map(Number)) {
      const start = performance.now();
      const fit = await pool.gaussianMixture(x, { ...options, nComponents: k });
      const seconds = (performance.now() - start) / 1000;
      const expected = theirs[k].avg_loglik;
      const cells = [
        name.split('_')[0],
        k,
        fit.lowerBound.toFixed(4),
        expected.toFixed(4),
        (fit.lowerBound - expected).toFixed(4),
        fit.nIter,
        fit.nearSingular.length,
        seconds.toFixed(1),
      ];
      console.log(`| ${cells.join(' | ')} |`);
    }
  }
} finally {
  await pool.close();
}
