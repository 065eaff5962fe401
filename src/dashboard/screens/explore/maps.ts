import type { CustomerMap, RunManifest } from '../../../contract/index.ts';
import { cellsOfMap, type Cells } from '../../charts/density/option.ts';

/** All maps of a run, its own first. */
export function mapsOf({
  map,
  otherMaps,
}: Pick<RunManifest, 'map' | 'otherMaps'>): readonly CustomerMap[] {
  return map === null ? [] : [map, ...otherMaps];
}

/** Everyone on a map of a run, by segment in the order of `segments`. */
export function everyoneOn(map: CustomerMap, segments: RunManifest['segments']): Cells {
  const places = segments.map((_, cluster) =>
    segments.findIndex((segment) => segment.cluster === cluster),
  );
  return cellsOfMap(map, places);
}
