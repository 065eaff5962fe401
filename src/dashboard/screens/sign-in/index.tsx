import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ApiError, sentenceOf } from '../../api/apiError.ts';
import { codeNeeded } from '../../../contract/index.ts';
import { useSessionChange } from '../../api/session.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { usePageTitle } from '../../app/usePageTitle.ts';

/** Name and password. `SessionGate` leads on once they are right. */
export default function SignIn() {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [isAsked, setAsked] = useState(false);
  const signIn = useSessionChange('POST', '/session');
  usePageTitle('Sign in');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate(
      { name, password, ...(code === '' ? {} : { code }) },
      { onError: (error) => setAsked((was) => was || isCodeNeeded(error)) },
    );
  };
  return (
    <div className={layout.narrow}>
      <Panel title="Sign in">
        <form className={layout.column} onSubmit={submit}>
          <TextInput
            label="Name"
            autoComplete="username"
            autoFocus
            required
            maxLength={64}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            required
            maxLength={256}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {isAsked && (
            <TextInput
              label="Code of your authenticator app, or a recovery code"
              autoComplete="one-time-code"
              autoFocus
              required
              maxLength={64}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
          )}
          {signIn.isError && <p role="alert">{sentenceOf(signIn.error)}</p>}
          <Button type="submit" loading={signIn.isPending}>
            Sign in
          </Button>
        </form>
      </Panel>
    </div>
  );
}

function isCodeNeeded(error: unknown): boolean {
  return error instanceof ApiError && error.type === codeNeeded;
}
