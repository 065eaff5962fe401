import type { Matrix } from '../../matrix.ts';
import type { UmapSettings } from './options.ts';

/** What is needed to place new rows on a map. */
export interface UmapModel {
  readonly algorithm: 'umap';
  readonly settings: UmapSettings;
  /** The training rows (nSamples x nFeatures), which new rows are compared with. */
  readonly x: Matrix;
  /** Their places on the map (nSamples x nComponents). */
  readonly embedding: Matrix;
}

/** A {@link UmapModel} with plain arrays, for JSON. */
export interface UmapJson extends Omit<UmapModel, 'x' | 'embedding'> {
  readonly x: JsonMatrix;
  readonly embedding: JsonMatrix;
}

interface JsonMatrix extends Omit<Matrix, 'data'> {
  readonly data: readonly number[];
}

export function umapToJson({ x, embedding, ...rest }: UmapModel): UmapJson {
  return {
    ...rest,
    x: { ...x, data: [...x.data] },
    embedding: { ...embedding, data: [...embedding.data] },
  };
}

/** Undoes {@link umapToJson}, also after a way through JSON text. */
export function umapFromJson({ x, embedding, ...rest }: UmapJson): UmapModel {
  return {
    ...rest,
    x: { ...x, data: Float64Array.from(x.data) },
    embedding: { ...embedding, data: Float64Array.from(embedding.data) },
  };
}
