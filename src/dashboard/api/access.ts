import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import {
  apiTokenSchema,
  auditPageSchema,
  type newApiTokenSchema,
  type newUserSchema,
  madeApiTokenSchema,
  openSessionSchema,
  type UserRole,
  userSchema,
} from '../../contract/index.ts';
import { useApi } from './ApiContext.ts';

const usersKey = ['users'];
const tokensKey = ['tokens'];
const userListSchema = z.object({ users: z.array(userSchema) });
const tokenListSchema = z.object({ tokens: z.array(apiTokenSchema) });

/** Everyone who may sign in; for administrators. */
export function useUsers() {
  const api = useApi();
  return useQuery({
    queryKey: usersKey,
    queryFn: async ({ signal }) => (await api.get('/users', userListSchema, signal)).users,
  });
}

export function useAddUser() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.infer<typeof newUserSchema>) =>
      api.send({ method: 'POST', path: '/users', body, schema: z.unknown() }),
    onSuccess: () => client.invalidateQueries({ queryKey: usersKey }),
  });
}

/** Gives a user another role; null removes the user. */
export function useChangeUser(userId: string) {
  const api = useApi();
  const client = useQueryClient();
  const path = `/users/${encodeURIComponent(userId)}`;
  return useMutation({
    mutationFn: (role: UserRole | null) =>
      role === null
        ? api.send({ method: 'DELETE', path, schema: z.unknown() })
        : api.send({ method: 'PATCH', path, body: { role }, schema: z.unknown() }),
    onSuccess: () => client.invalidateQueries({ queryKey: usersKey }),
  });
}

/** The reader's own tokens. */
export function useTokens() {
  const api = useApi();
  return useQuery({
    queryKey: tokensKey,
    queryFn: async ({ signal }) => (await api.get('/tokens', tokenListSchema, signal)).tokens,
  });
}

/** Makes a token; its secret is in the answer and nowhere else. */
export function useMakeToken() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.infer<typeof newApiTokenSchema>) =>
      api.send({ method: 'POST', path: '/tokens', body, schema: madeApiTokenSchema }),
    onSuccess: () => client.invalidateQueries({ queryKey: tokensKey }),
  });
}

export function useRemoveToken() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (tokenId: string) =>
      api.send({
        method: 'DELETE',
        path: `/tokens/${encodeURIComponent(tokenId)}`,
        schema: z.unknown(),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: tokensKey }),
  });
}

const sessionsKey = ['sessions'];
const sessionListSchema = z.object({ sessions: z.array(openSessionSchema) });

/** Where the reader is signed in. */
export function useSessions() {
  const api = useApi();
  return useQuery({
    queryKey: sessionsKey,
    queryFn: async ({ signal }) => (await api.get('/sessions', sessionListSchema, signal)).sessions,
  });
}

export function useEndSession() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ sessionId, password }: { sessionId: string; password: string }) =>
      api.send({
        method: 'POST',
        path: `/sessions/${encodeURIComponent(sessionId)}/end`,
        body: { password },
        schema: z.unknown(),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionsKey }),
  });
}

/** What was done, newest first, from before the entry `before` on (null: from the newest). */
export function useAudit(before: number | null) {
  const api = useApi();
  return useQuery({
    queryKey: ['audit', before],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ limit: '50' });
      if (before !== null) query.set('before', String(before));
      return api.get(`/audit?${query.toString()}`, auditPageSchema, signal);
    },
  });
}
