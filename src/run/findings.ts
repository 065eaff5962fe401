import type { Inspection, SegmentConfig } from '../contract/index.ts';
import type { Source } from '../data/index.ts';
import type { Playbook } from '../personas/index.ts';
import type { ClusteringChoice, FittedEmbedding, SegmentFit } from '../segments/index.ts';
import type { PreparedCustomers } from './customers.ts';
import type { PreparedFeatures } from './features.ts';

/** Everything a run found out, before it is told. */
export interface Findings {
  readonly config: SegmentConfig;
  readonly createdAt: Date;
  readonly source: Source;
  /** Null where none was asked for. */
  readonly inspection: Inspection | null;
  readonly prepared: PreparedCustomers;
  readonly features: PreparedFeatures;
  /** Null where segments were formed on the features themselves. */
  readonly embedding: FittedEmbedding | null;
  readonly choice: ClusteringChoice;
  /** The chosen fit, its clusters in the order in which segments are told. */
  readonly fit: SegmentFit;
  readonly playbook: Playbook;
}
