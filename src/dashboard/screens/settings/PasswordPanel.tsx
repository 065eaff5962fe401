import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { passwordChangeSchema } from '../../../contract/index.ts';
import { sentenceOf } from '../../api/apiError.ts';
import { useSessionChange } from '../../api/session.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { problemsOf } from '../../app/problemsOf.ts';

/** Changes the reader's own password; all sessions end with it. */
export function PasswordPanel() {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [isSent, setSent] = useState(false);
  const change = useSessionChange('POST', '/session/password');
  const problems = problemsOf(passwordChangeSchema, { current, next });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (Object.keys(problems).length === 0) change.mutate({ current, next });
  };
  return (
    <Panel title="Your password" note="changing it signs you out everywhere">
      <form className={layout.row} onSubmit={submit}>
        <PasswordInput
          label="Now"
          autoComplete="current-password"
          w={240}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          label="New, at least 12 characters"
          autoComplete="new-password"
          w={240}
          value={next}
          error={isSent && problems['next']}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" mt="lg" loading={change.isPending}>
          Change
        </Button>
        {change.isError && <p role="alert">{sentenceOf(change.error)}</p>}
      </form>
    </Panel>
  );
}
