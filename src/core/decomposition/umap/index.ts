export { condenseUmap } from './condense.ts';
export { umapFromJson, umapToJson, type UmapJson, type UmapModel } from './model.ts';
export {
  resolveUmapOptions,
  umapOptionSpecs,
  type UmapOptions,
  type UmapSettings,
} from './options.ts';
export { placeOnUmap } from './placeRows.ts';
export { umap, type UmapFit } from './umap.ts';
