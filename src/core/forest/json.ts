import type { ForestModel } from './model.ts';

/** A {@link ForestModel} with plain arrays, for JSON. */
export interface ForestJson {
  readonly algorithm: 'random-forest';
  readonly nFeatures: number;
  readonly nClasses: number;
  readonly thresholds: readonly (readonly number[])[];
  readonly trees: readonly {
    readonly nodes: readonly number[];
    readonly mixtures: readonly number[];
  }[];
}

export function forestToJson(model: ForestModel): ForestJson {
  return {
    ...model,
    thresholds: model.thresholds.map((steps) => [...steps]),
    trees: model.trees.map(({ nodes, mixtures }) => ({
      nodes: [...nodes],
      mixtures: [...mixtures],
    })),
  };
}

/** Undoes {@link forestToJson}, also after a way through JSON text. */
export function forestFromJson(json: ForestJson): ForestModel {
  return {
    ...json,
    thresholds: json.thresholds.map((steps) => Float64Array.from(steps)),
    trees: json.trees.map(({ nodes, mixtures }) => ({
      nodes: Int32Array.from(nodes),
      mixtures: Float64Array.from(mixtures),
    })),
  };
}
