import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { sentenceOf } from '../../api/apiError.ts';
import {
  useBeginSecondFactor,
  useConfirmSecondFactor,
  useRemoveSecondFactor,
  useSecondFactor,
} from '../../api/secondFactor.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { Failure } from '../../app/states.tsx';
import { NewSecret } from './NewSecret.tsx';

/** A second factor beside the password: an app on the phone that shows a code. */
export function SecondFactorPanel() {
  const state = useSecondFactor();
  if (state.isError) return <Failure error={state.error} retry={() => void state.refetch()} />;
  if (state.data === undefined) return null;
  const { enabled, required, recoveryCodesLeft } = state.data;
  return (
    <Panel
      title="Second factor"
      note={
        enabled
          ? `on; ${recoveryCodesLeft} recovery codes left`
          : required
            ? 'this server asks you for one before anything else'
            : 'off'
      }
    >
      {enabled ? <Remove /> : <SetUp />}
    </Panel>
  );
}

function SetUp() {
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const begin = useBeginSecondFactor();
  const confirm = useConfirmSecondFactor();
  if (confirm.data !== undefined) {
    return (
      <div className={layout.column}>
        <NewSecret
          title="Keep these recovery codes now; they are not shown again"
          secret={confirm.data.recoveryCodes.join(' ')}
        />
        <p className={layout.soft}>Each signs you in once in place of a code.</p>
        <div>
          <Button variant="default" onClick={() => confirm.finish()}>
            I have kept them
          </Button>
        </div>
      </div>
    );
  }
  const ask = (event: FormEvent) => {
    event.preventDefault();
    begin.mutate({ password });
  };
  const prove = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate({ code });
  };
  if (begin.data === undefined) {
    return (
      <form className={layout.row} onSubmit={ask}>
        <PasswordInput
          label="Password, to set it up"
          autoComplete="current-password"
          required
          w={240}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" mt="lg" loading={begin.isPending}>
          Set up
        </Button>
        {begin.isError && <p role="alert">{sentenceOf(begin.error)}</p>}
      </form>
    );
  }
  return (
    <form className={layout.column} onSubmit={prove}>
      <NewSecret
        title="Type this into your authenticator app, as a time-based key"
        secret={begin.data.secret}
      />
      <div className={layout.row}>
        <TextInput
          label="Code that the app shows"
          autoComplete="one-time-code"
          inputMode="numeric"
          required
          maxLength={64}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" mt="lg" loading={confirm.isPending}>
          Turn on
        </Button>
        {confirm.isError && <p role="alert">{sentenceOf(confirm.error)}</p>}
      </div>
    </form>
  );
}

function Remove() {
  const [draft, setDraft] = useState({ password: '', code: '' });
  const remove = useRemoveSecondFactor();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    remove.mutate(draft);
  };
  return (
    <form className={layout.row} onSubmit={submit}>
      <PasswordInput
        label="Password, to turn it off"
        autoComplete="current-password"
        required
        w={240}
        value={draft.password}
        onChange={(event) => setDraft({ ...draft, password: event.currentTarget.value })}
      />
      <TextInput
        label="Code"
        autoComplete="one-time-code"
        required
        maxLength={64}
        value={draft.code}
        onChange={(event) => setDraft({ ...draft, code: event.currentTarget.value })}
      />
      <Button type="submit" variant="default" mt="lg" loading={remove.isPending}>
        Turn off
      </Button>
      {remove.isError && <p role="alert">{sentenceOf(remove.error)}</p>}
    </form>
  );
}
