import type { ComponentType } from 'react';
import { patterns } from './paths.ts';

type Load = () => Promise<{ readonly default: ComponentType }>;
/** A screen is loaded when it is first opened. */
export type Place = readonly [pattern: string, load: Load];

/** Screens of one run. */
export const runScreens: readonly Place[] = [
  [patterns.run, () => import('../screens/overview/index.tsx')],
  [patterns.explore, () => import('../screens/explore/index.tsx')],
  [patterns.segment, () => import('../screens/segment/index.tsx')],
  [patterns.customers, () => import('../screens/customers/index.tsx')],
  [patterns.predict, () => import('../screens/predict/index.tsx')],
  [patterns.choice, () => import('../screens/choice/index.tsx')],
  [patterns.data, () => import('../screens/data/index.tsx')],
  [patterns.map, () => import('../screens/map/index.tsx')],
];

export const otherScreens: readonly Place[] = [
  [patterns.runs, () => import('../screens/runs/index.tsx')],
  [patterns.newRun, () => import('../screens/new/index.tsx')],
  [patterns.job, () => import('../screens/job/index.tsx')],
  [patterns.compare, () => import('../screens/compare/index.tsx')],
  [patterns.settings, () => import('../screens/settings/index.tsx')],
  [patterns.signIn, () => import('../screens/sign-in/index.tsx')],
  [patterns.setUp, () => import('../screens/set-up/index.tsx')],
];
