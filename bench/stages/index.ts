import type { Stage } from '../stage.ts';
import { customerFeatureStages } from './customerFeatures.ts';
import { forestStages } from './forest.ts';
import { kMeansStages } from './kMeans.ts';
import { mixtureStages } from './mixture.ts';
import { pcaStages } from './pca.ts';
import { scoringStages } from './scoring.ts';
import { silhouetteStages } from './silhouette.ts';
import { threadStages } from './threads.ts';
import { wholeProcessStages } from './wholeProcess.ts';

/** Every stage, in the order in which it is run and told. */
export const stages: readonly Stage[] = [
  ...customerFeatureStages,
  ...kMeansStages,
  ...silhouetteStages,
  ...mixtureStages,
  ...forestStages,
  ...pcaStages,
  ...threadStages,
  ...wholeProcessStages,
  ...scoringStages,
];
