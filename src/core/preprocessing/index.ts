export { log1p } from './log1p.ts';
export {
  applyScaling,
  fitMinMaxScale,
  fitRobustScale,
  fitStandardize,
  type Scaling,
} from './scaling.ts';
export { fitWinsorize, winsorize, type Bounds } from './winsorize.ts';
export { fitYeoJohnson, yeoJohnson } from './yeoJohnson.ts';
