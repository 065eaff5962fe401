import { type ComponentType, lazy, Suspense, useState } from 'react';
import { Button } from '@mantine/core';
import { Link, Route, Switch, useLocation } from 'wouter';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { patterns } from './paths.ts';
import { RunLayout } from './RunLayout.tsx';
import { otherScreens, type Place, runScreens } from './screens.ts';
import { Empty, Loading } from './states.tsx';

const asRoutes = (places: readonly Place[]) =>
  places.map((place) => ({ place, Later: lazy(place.load) }));
const runRoutes = asRoutes(runScreens);
const otherRoutes = asRoutes(otherScreens);

/** From the address to the screen; each screen is loaded when it is first opened. */
export function Routes() {
  return (
    <Switch>
      {runRoutes.map((route) => (
        <Route key={route.place.pattern} path={route.place.pattern}>
          {(params: { readonly runId?: string }) => (
            <RunLayout key={params.runId} runId={params.runId ?? ''}>
              <Screen {...route} />
            </RunLayout>
          )}
        </Route>
      ))}
      {otherRoutes.map((route) => (
        <Route key={route.place.pattern} path={route.place.pattern}>
          <Screen {...route} />
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

function Screen({ place, Later }: { place: Place; Later: ComponentType }) {
  const [location] = useLocation();
  // One that is here is drawn at once: a lazy one would first draw that it is loading.
  const [Content] = useState(() => place.loaded() ?? Later);
  return (
    <ErrorBoundary of={location}>
      <Suspense fallback={<Loading what="Opening" />}>
        <Content />
      </Suspense>
    </ErrorBoundary>
  );
}
