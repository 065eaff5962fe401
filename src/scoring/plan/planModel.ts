import type { MadeRatio, ModelFile } from '../../contract/index.ts';
import { forestFromJson, type ForestModel, type PowerCells } from '../../core/index.ts';
import {
  createFeatureWeigher,
  embedderOf,
  modelCells,
  placerOf,
  type FeatureWeigher,
  type Placer,
} from '../../segments/index.ts';
import { createMapPlacer, type MapPlacer } from '../placeOnMap.ts';
import { featuresOf, type ColumnPlan } from './columns.ts';
import { planColumn } from './planColumn.ts';

/** A checked model made ready for scoring. */
export interface ScoringPlan {
  /** Every input that segments were formed on or the forest takes. */
  readonly columns: readonly ColumnPlan[];
  /** Those of them that segments were formed on. */
  readonly clustered: readonly ColumnPlan[];
  /** Columns that are made of others where a customer does not bring them. */
  readonly ratios: readonly RatioPlan[];
  readonly nFeatures: number;
  /** Places what {@link condense} makes of the features. */
  readonly placer: Placer;
  /** Numbers that a row is placed by: its features, or its codes. */
  readonly nCodes: number;
  /**
   * @param x nRows x nFeatures
   * @returns nRows x nCodes; the features themselves where there is nothing to condense
   */
  readonly condense: (x: Float64Array) => Float64Array;
  /** Condenses a row's features for {@link Placer.weigh}; null where there is nothing to condense. */
  readonly weigher: FeatureWeigher | null;
  /** The cells whose borders are planes, each between two clusters; null where segments have other borders. */
  readonly cells: PowerCells | null;
  /** Why no change is looked for that would move a customer; null where one is. */
  readonly noMove: string | null;
  readonly forest: ForestPlan | null;
  /** The customer maps, the run's own first; none where it has none. */
  readonly maps: readonly MapPlacer[];
  /** By cluster. */
  readonly segments: readonly { readonly id: string; readonly name: string }[];
  /** Clusters in the order of the model's segments. */
  readonly order: readonly number[];
}

/** Places among the columns of the plan. */
export interface RatioPlan {
  readonly place: number;
  readonly of: readonly number[];
  readonly to: readonly number[];
}

export interface ForestPlan {
  readonly model: ForestModel;
  /** One a feature of the forest. */
  readonly columns: readonly ColumnPlan[];
}

/** Makes a checked model ready for scoring. */
export function planModel(model: ModelFile): ScoringPlan {
  const placer = placerOf(model.model);
  const nFeatures = model.recipe.features.length;
  const embedder = model.embedding === null ? null : embedderOf(model.embedding);
  const nCodes = embedder?.nCodes ?? nFeatures;
  const forestColumns = model.classifier?.features ?? [];
  const taken = new Set([...model.recipe.features.map(({ column }) => column), ...forestColumns]);
  const ratios = (model.ratios ?? []).filter(({ name }) => taken.has(name));
  const wanted = new Set([...taken, ...ratios.flatMap(({ of, to }) => [...of, ...to])]);
  const columns = model.inputs
    .filter(({ name }) => wanted.has(name))
    .map((input, place) => planColumn(input, place, model));
  const byName = new Map(columns.map((column) => [column.input.name, column]));
  return {
    columns,
    clustered: columns.filter((column) => featuresOf(column).length > 0),
    ratios: planRatios(ratios, byName),
    nFeatures,
    placer,
    nCodes,
    condense: (data) =>
      embedder?.encode({ data, nSamples: data.length / nFeatures, nFeatures }).data ?? data,
    weigher: embedder === null ? null : createFeatureWeigher(embedder, placer),
    cells:
      embedder === null && model.model.algorithm !== 'hdbscan' ? modelCells(model.model) : null,
    noMove: noMoveOf(model),
    forest:
      model.classifier === null
        ? null
        : {
            model: forestFromJson(model.classifier.forest),
            columns: forestColumns.flatMap((name) => byName.get(name) ?? []),
          },
    maps: [...(model.map === null ? [] : [model.map]), ...model.otherMaps].map((map) =>
      createMapPlacer(map, { nFeatures, nCodes }),
    ),
    segments: model.segments.toSorted((a, b) => a.cluster - b.cluster),
    order: model.segments.map(({ cluster }) => cluster),
  };
}

function noMoveOf({ model, embedding }: ModelFile): string | null {
  const what =
    embedding !== null
      ? 'segments formed on codes, which mix all columns'
      : model.algorithm === 'hdbscan'
        ? 'dense groups, which end where customers grow sparse and not at a border'
        : model.algorithm === 'latent-class'
          ? 'latent classes, which are formed on categories that a bank does not change'
          : null;
  return what === null ? null : `What would move a customer is not told for ${what}.`;
}

/** Those whose parts are all known. */
function planRatios(
  ratios: readonly MadeRatio[],
  columns: ReadonlyMap<string, ColumnPlan>,
): RatioPlan[] {
  return ratios.flatMap(({ name, of, to }) => {
    const place = columns.get(name)?.place;
    const places = (parts: readonly string[]): number[] =>
      parts.flatMap((part) => columns.get(part)?.place ?? []);
    const plan = { of: places(of), to: places(to) };
    const whole = plan.of.length === of.length && plan.to.length === to.length;
    return place === undefined || !whole ? [] : [{ place, ...plan }];
  });
}
