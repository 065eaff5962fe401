import type { ReactNode } from 'react';
import { Redirect, useLocation } from 'wouter';
import { useSession } from '../api/session.ts';
import { detour } from './sessionDetour.ts';
import { Failure, Loading } from './states.tsx';

/** Leads to set-up and sign-in whoever has to pass there first. */
export function SessionGate({ children }: { children: ReactNode }) {
  const session = useSession();
  const [location] = useLocation();
  if (session.isPending) return <Loading what="Opening" />;
  if (session.isError) {
    return <Failure error={session.error} retry={() => void session.refetch()} />;
  }
  const elsewhere = detour(session.data, location);
  return elsewhere === null ? children : <Redirect to={elsewhere} replace />;
}
