import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import {
  type passwordProofSchema,
  recoveryCodesSchema,
  type secondFactorCodeSchema,
  type secondFactorProofSchema,
  secondFactorSecretSchema,
  secondFactorStateSchema,
} from '../../contract/index.ts';
import { useApi } from './ApiContext.ts';

const stateKey = ['second-factor'];
const path = '/session/second-factor';

/** Whether the reader has a second factor, and whether the server asks for one. */
export function useSecondFactor() {
  const api = useApi();
  return useQuery({
    queryKey: stateKey,
    queryFn: ({ signal }) => api.get(path, secondFactorStateSchema, signal),
    // Asked for anew it would take recovery codes off the page before they are kept.
    staleTime: Infinity,
  });
}

/** Gives the secret for the reader's app; it holds only once a code has confirmed it. */
export function useBeginSecondFactor() {
  const api = useApi();
  return useMutation({
    mutationFn: (body: z.infer<typeof passwordProofSchema>) =>
      api.send({ method: 'POST', path, body, schema: secondFactorSecretSchema }),
  });
}

/** Gives the recovery codes; `finish` goes on once the reader has kept them. */
export function useConfirmSecondFactor() {
  const api = useApi();
  const client = useQueryClient();
  const confirm = useMutation({
    mutationFn: (body: z.infer<typeof secondFactorCodeSchema>) =>
      api.send({ method: 'POST', path: `${path}/confirm`, body, schema: recoveryCodesSchema }),
  });
  return { ...confirm, finish: () => void client.resetQueries() };
}

export function useRemoveSecondFactor() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.infer<typeof secondFactorProofSchema>) =>
      api.send({ method: 'POST', path: `${path}/remove`, body, schema: z.unknown() }),
    onSuccess: () => client.invalidateQueries({ queryKey: stateKey }),
  });
}
