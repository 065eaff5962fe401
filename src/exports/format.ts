import type { ClusterModel, ModelFile } from '../contract/index.ts';

/** What of a model to write: centroids or cells, or the forest that tells segments from other columns. */
export const modelParts = ['segments', 'forest'] as const;
export type ModelPart = (typeof modelParts)[number];

/** Choices that formats may take, each null where it was not made. */
export interface FormatOptions {
  /** SQL dialect, one of `sqlDialects`. */
  readonly dialect: string | null;
  /** Table of customers that SQL reads. */
  readonly table: string | null;
  /** Table of transactions that SQL makes customers of. */
  readonly transactions: string | null;
  readonly model: ModelPart | null;
}

/** A language that a fitted model can be written in. */
export interface ExportFormat {
  /** The word after `--format`. */
  readonly name: string;
  /** What it is, for the help. */
  readonly summary: string;
  readonly isBinary: boolean;
  /** The options that mean something here. */
  readonly takes: readonly (keyof FormatOptions)[];
  /** Whether segments of a model can be written. */
  readonly takesModel: (model: ClusterModel) => boolean;
  /** Why the forest cannot be written; null where it can. */
  readonly withoutForest: string | null;
  /** @throws ClienteleError as the format says */
  readonly write: (model: ModelFile, options: FormatOptions) => string | Uint8Array;
}

/** Whether a customer belongs to the nearest centre or to a cell around one, so that these say all of a model. */
export function holdsCentresOrCells({ algorithm }: ClusterModel): boolean {
  return ['kmeans', 'minibatch-kmeans', 'k-prototypes', 'ward'].includes(algorithm);
}
