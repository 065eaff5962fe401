import type { ComponentType } from 'react';
import { patterns } from './paths.ts';

/** A screen, which is loaded when it is first opened. */
export interface Place {
  readonly pattern: string;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
  /** The screen where it has been loaded; null before. */
  readonly loaded: () => ComponentType | null;
}

function place(pattern: string, bring: Place['load']): Place {
  let here: ComponentType | null = null;
  return {
    pattern,
    load: async () => {
      const screen = await bring();
      here = screen.default;
      return screen;
    },
    loaded: () => here,
  };
}

/** Screens of one run. */
export const runScreens: readonly Place[] = [
  place(patterns.run, () => import('../screens/overview/index.tsx')),
  place(patterns.explore, () => import('../screens/explore/index.tsx')),
  place(patterns.segment, () => import('../screens/segment/index.tsx')),
  place(patterns.customers, () => import('../screens/customers/index.tsx')),
  place(patterns.predict, () => import('../screens/predict/index.tsx')),
  place(patterns.choice, () => import('../screens/choice/index.tsx')),
  place(patterns.data, () => import('../screens/data/index.tsx')),
  place(patterns.map, () => import('../screens/map/index.tsx')),
];

export const otherScreens: readonly Place[] = [
  place(patterns.runs, () => import('../screens/runs/index.tsx')),
  place(patterns.newRun, () => import('../screens/new/index.tsx')),
  place(patterns.job, () => import('../screens/job/index.tsx')),
  place(patterns.compare, () => import('../screens/compare/index.tsx')),
  place(patterns.settings, () => import('../screens/settings/index.tsx')),
  place(patterns.signIn, () => import('../screens/sign-in/index.tsx')),
  place(patterns.setUp, () => import('../screens/set-up/index.tsx')),
];
