import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { sessionSchema, type UserRole } from '../../contract/index.ts';
import { useApi } from './ApiContext.ts';
import type { Method } from './client.ts';
import { allows } from './sessionRules.ts';

const sessionKey = ['session'];

/** Who is using the dashboard; also keeps the token that changes must carry. */
export function useSession() {
  const api = useApi();
  return useQuery({
    queryKey: sessionKey,
    queryFn: async ({ signal }) => {
      const session = await api.get('/session', sessionSchema, signal);
      api.holdCsrfToken(session.csrfToken);
      return session;
    },
    staleTime: 60_000,
  });
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
