import {
  modelFileSchema,
  type MapNeighbours,
  type MapPlane,
  type ModelFile,
} from '../../contract/index.ts';
import { placerOf } from '../../segments/index.ts';
import { checkForest } from './checkForest.ts';
import { checkInputs } from './checkInputs.ts';
import { unusable } from './refuse.ts';

/**
 * Reads an untrusted model and checks that its parts fit together.
 *
 * @param model `model.json`, parsed
 * @returns a copy of its own, which nobody else can change
 * @throws ClienteleError `data` that names the part that is wrong
 */
export function checkModel(model: unknown): ModelFile {
  const checked = parsed(model);
  checkInputs(checked);
  checkEmbedding(checked);
  checkCentroids(checked);
  checkMixture(checked);
  checkClasses(checked);
  checkCells(checked);
  checkSegments(checked);
  checkMaps(checked);
  if (checked.classifier !== null) checkForest(checked.classifier, checked);
  return checked;
}

function parsed(model: unknown): ModelFile {
  let result: ReturnType<typeof modelFileSchema.safeParse>;
  try {
    result = modelFileSchema.safeParse(model);
  } catch {
    // A getter of a hostile object threw.
    throw unusable('it is not plain data');
  }
  if (result.success) return result.data;
  const [{ path, message }] = result.error.issues;
  const place = path.length === 0 ? 'as a whole it' : `"${path.map(String).join('.')}"`;
  throw unusable(`${place} is wrong (${message})`);
}

/** Numbers that a row is placed by. */
function widthOf({ recipe, embedding }: ModelFile): number {
  if (embedding === null) return recipe.features.length;
  return embedding.kind === 'pca' ? embedding.axes.length : embedding.nCodes;
}

function checkCentroids(model: ModelFile): void {
  const { nClusters, centroids } = model.model;
  if (centroids.length === 0 || centroids.length !== nClusters) {
    throw unusable(`it has ${centroids.length} centroids and says ${nClusters}`);
  }
  const nFeatures = widthOf(model);
  centroids.forEach(({ length }, j) => {
    if (length !== nFeatures) {
      throw unusable(`centroid ${j} has ${length} values for ${nFeatures} features`);
    }
  });
}

/** Every cell has a cluster, an offset and as many numbers as a row is placed by, and every cluster a cell. */
function checkCells(file: ModelFile): void {
  const { model } = file;
  if (model.algorithm !== 'hdbscan' && model.algorithm !== 'ward') return;
  const { nClusters, representatives, clusters, offsets } = model;
  const memberships = model.algorithm === 'hdbscan' ? model.memberships : offsets;
  const width = widthOf(file);
  const isWhole =
    [clusters, offsets, memberships].every(({ length }) => length === representatives.length) &&
    representatives.every(({ length }) => length === width) &&
    Array.from({ length: nClusters }, (_, j) => j).every((j) => clusters.includes(j)) &&
    clusters.every((cluster) => Number.isInteger(cluster) && cluster >= 0 && cluster < nClusters);
  if (!isWhole) throw unusable('its cells do not fit its clusters');
}

/** Latent classes have one weight each, and a probability for each feature. */
function checkClasses({ model, recipe }: ModelFile): void {
  if (model.algorithm !== 'latent-class') return;
  const { nClusters, weights, probabilities } = model;
  const isWhole =
    weights.length === nClusters &&
    probabilities.length === nClusters &&
    probabilities.every(({ length }) => length === recipe.features.length);
  if (!isWhole) throw unusable('its weights or probabilities do not fit its classes');
}

/** A mixture has one weight a component, and covariances of the length that their type says. */
function checkMixture({ model }: ModelFile): void {
  if (model.algorithm !== 'gaussian-mixture') return;
  const { nClusters, centroids, weights, covariances, covarianceType } = model;
  const nFeatures = centroids[0].length;
  const length = {
    full: nClusters * nFeatures * nFeatures,
    tied: nFeatures * nFeatures,
    diag: nClusters * nFeatures,
    spherical: nClusters,
  }[covarianceType];
  if (weights.length !== nClusters || covariances.length !== length) {
    throw unusable('its weights or covariances do not fit its components');
  }
  try {
    placerOf(model);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw unusable(error.message);
  }
}

/** An embedding takes all features, and has as many numbers as its widths say. */
function checkEmbedding({ recipe, embedding }: ModelFile): void {
  if (embedding === null) return;
  const nFeatures = recipe.features.length;
  const isWhole =
    embedding.centre.length === nFeatures &&
    (embedding.kind === 'pca'
      ? embedding.axes.every(({ length }) => length === nFeatures)
      : embedding.parameters.length === parametersIn(nFeatures, embedding));
  if (!isWhole) throw unusable(`its embedding is not one of ${nFeatures} features`);
}

function parametersIn(
  nFeatures: number,
  { hiddenLayers, nCodes }: { readonly hiddenLayers: number[]; readonly nCodes: number },
): number {
  const widths = [nFeatures, ...hiddenLayers, nCodes];
  return widths.slice(1).reduce((sum, width, l) => sum + width * (widths[l] + 1), 0);
}

function checkMaps(model: ModelFile): void {
  const { map, otherMaps } = model;
  const [placed, features] = [widthOf(model), model.recipe.features.length];
  for (const each of [...(map === null ? [] : [map]), ...otherMaps]) {
    const width = 'axes' in each && each.of === 'features' ? features : placed;
    if (!isMapOf(each, width)) throw unusable(`its map is not one of ${width} features`);
  }
}

function isMapOf(map: MapPlane | MapNeighbours, width: number): boolean {
  if ('axes' in map) return [map.centre, ...map.axes].every(({ length }) => length === width);
  return (
    map.x.nFeatures === width &&
    map.embedding.nFeatures === 2 &&
    map.x.nSamples === map.embedding.nSamples &&
    [map.x, map.embedding].every((m) => m.data.length === m.nSamples * m.nFeatures)
  );
}

/** Every cluster has one segment, and every segment a cluster of its own. */
function checkSegments({ segments, model: { nClusters } }: ModelFile): void {
  if (segments.length !== nClusters) {
    throw unusable(`it has ${segments.length} segments for ${nClusters} clusters`);
  }
  if (new Set(segments.map(({ id }) => id)).size < nClusters) {
    throw unusable('two of its segments have the same id');
  }
  const clusters = new Set(segments.map(({ cluster }) => cluster));
  for (let cluster = 0; cluster < nClusters; cluster++) {
    if (!clusters.has(cluster)) throw unusable(`cluster ${cluster} has no segment`);
  }
}
