import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { sessionSchema, type UserRole } from '../../contract/index.ts';
import { sessionPath } from './addresses.ts';
import { useApi } from './ApiContext.ts';
import type { Api, Method } from './client.ts';
import { allows } from './sessionRules.ts';

const sessionKey = ['session'];

/** What is asked for to know who is using the dashboard; also keeps the token that changes must carry. */
export function sessionQuery(api: Api) {
  return {
    queryKey: sessionKey,
    queryFn: async ({ signal }: { signal: AbortSignal }) => {
      const session = await api.getWritten(sessionPath, sessionSchema, signal);
      api.holdCsrfToken(session.csrfToken);
      return session;
    },
    staleTime: 60_000,
  };
}

/** Who is using the dashboard. */
export function useSession() {
  return useQuery(sessionQuery(useApi()));
}

/** Whether the reader may do what `role` may do; false until it is known. */
export function useMay(role: UserRole): boolean {
  return allows(useSession().data, role);
}

/** Signs in or out, sets up or changes the password: whatever the page knew is asked for anew. */
export function useSessionChange(method: Method, path: string) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: unknown) => api.send({ method, path, body, schema: z.unknown() }),
    onSuccess: () => client.resetQueries(),
  });
}
