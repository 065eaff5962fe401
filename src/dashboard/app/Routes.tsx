import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { Button } from '@mantine/core';
import { Link, Route, Switch, useLocation } from 'wouter';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { patterns } from './paths.ts';
import { RunLayout } from './RunLayout.tsx';
import { Empty, Loading } from './states.tsx';

const runScreens: readonly (readonly [pattern: string, Screen: ComponentType])[] = [
  [patterns.run, lazy(() => import('../screens/overview/index.tsx'))],
  [patterns.explore, lazy(() => import('../screens/explore/index.tsx'))],
  [patterns.segment, lazy(() => import('../screens/segment/index.tsx'))],
  [patterns.customers, lazy(() => import('../screens/customers/index.tsx'))],
  [patterns.predict, lazy(() => import('../screens/predict/index.tsx'))],
  [patterns.choice, lazy(() => import('../screens/choice/index.tsx'))],
  [patterns.data, lazy(() => import('../screens/data/index.tsx'))],
  [patterns.map, lazy(() => import('../screens/map/index.tsx'))],
];

const screens: readonly (readonly [pattern: string, Screen: ComponentType])[] = [
  [patterns.runs, lazy(() => import('../screens/runs/index.tsx'))],
  [patterns.newRun, lazy(() => import('../screens/new/index.tsx'))],
  [patterns.job, lazy(() => import('../screens/job/index.tsx'))],
  [patterns.compare, lazy(() => import('../screens/compare/index.tsx'))],
  [patterns.settings, lazy(() => import('../screens/settings/index.tsx'))],
  [patterns.signIn, lazy(() => import('../screens/sign-in/index.tsx'))],
  [patterns.setUp, lazy(() => import('../screens/set-up/index.tsx'))],
];

/** From the address to the screen; each screen is loaded when it is first opened. */
export function Routes() {
  return (
    <Switch>
      {runScreens.map(([pattern, Screen]) => (
        <Route key={pattern} path={pattern}>
          {(params: { readonly runId?: string }) => (
            <RunLayout key={params.runId} runId={params.runId ?? ''}>
              <Loaded>
                <Screen />
              </Loaded>
            </RunLayout>
          )}
        </Route>
      ))}
      {screens.map(([pattern, Screen]) => (
        <Route key={pattern} path={pattern}>
          <Loaded>
            <Screen />
          </Loaded>
        </Route>
      ))}
      <Route>
        <Empty title="There is no such page" text="The address may be old or mistyped.">
          <Link href={patterns.runs} asChild>
            <Button component="a">See all runs</Button>
          </Link>
        </Empty>
      </Route>
    </Switch>
  );
}

function Loaded({ children }: { children: ReactNode }) {
  const [location] = useLocation();
  return (
    <ErrorBoundary of={location}>
      <Suspense fallback={<Loading what="Opening" />}>{children}</Suspense>
    </ErrorBoundary>
  );
}
