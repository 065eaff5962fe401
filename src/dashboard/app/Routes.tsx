import { lazy, type ReactNode, Suspense } from 'react';
import { Button } from '@mantine/core';
import { Link, Route, Switch, useLocation } from 'wouter';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { patterns } from './paths.ts';
import { RunLayout } from './RunLayout.tsx';
import { otherScreens, type Place, runScreens } from './screens.ts';
import { Empty, Loading } from './states.tsx';

const asRoutes = (places: readonly Place[]) =>
  places.map(([pattern, load]) => [pattern, lazy(load)] as const);
const runRoutes = asRoutes(runScreens);
const otherRoutes = asRoutes(otherScreens);

/** From the address to the screen; each screen is loaded when it is first opened. */
export function Routes() {
  return (
    <Switch>
      {runRoutes.map(([pattern, Screen]) => (
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
      {otherRoutes.map(([pattern, Screen]) => (
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
