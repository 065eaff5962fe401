import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useHistoryState } from 'wouter/use-browser-location';
import { customerRowSchema, type CustomerRow } from '../../../contract/index.ts';
import { sentenceOf } from '../../api/apiError.ts';
import { useApi } from '../../api/ApiContext.ts';
import { runPath } from '../../api/addresses.ts';
import { useCurrentRun } from '../../app/runContext.ts';
import classes from './Predict.module.css';

/** Fills the form with a customer of the run. */
export function LoadCustomer({ onLoad }: { onLoad: (row: CustomerRow) => void }) {
  const api = useApi();
  const { runId } = useCurrentRun();
  const handedOver = useHandedOver();
  const [id, setId] = useState(handedOver ?? '');
  const load = useMutation({
    mutationFn: (customerId: string) =>
      api.send({
        method: 'POST',
        path: `${runPath(runId)}/customers/find`,
        body: { customerId },
        schema: customerRowSchema,
      }),
    onSuccess: onLoad,
  });
  const { mutate } = load;
  useEffect(() => {
    if (handedOver !== null) mutate(handedOver);
  }, [handedOver, mutate]);
  return (
    <>
      <form
        className={classes.load}
        onSubmit={(event) => {
          event.preventDefault();
          if (id.trim() !== '') mutate(id.trim());
        }}
      >
        <TextInput
          label="Start from a customer"
          placeholder="Customer id"
          maxLength={200}
          value={id}
          onChange={(event) => setId(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={load.isPending}>
          Load
        </Button>
      </form>
      {load.isError && (
        <p className={classes.error} role="alert">
          {sentenceOf(load.error)}
        </p>
      )}
    </>
  );
}

/** The customer that another page handed over; it comes with the history, never with the address. */
function useHandedOver(): string | null {
  const state: unknown = useHistoryState<unknown>();
  if (typeof state !== 'object' || state === null || !('customerId' in state)) return null;
  return typeof state.customerId === 'string' ? state.customerId : null;
}
