import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { setUpSchema } from '../../../contract/index.ts';
import { sentenceOf } from '../../api/apiError.ts';
import { useSessionChange } from '../../api/session.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { problemsOf } from '../../app/problemsOf.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';

const fields = { token: '', name: '', password: '' };

/** Makes the first administrator, with the token that the server printed where it was started. */
export default function SetUp() {
  const [draft, setDraft] = useState(fields);
  const [isSent, setSent] = useState(false);
  const setUp = useSessionChange('POST', '/set-up');
  usePageTitle('Set up');
  const problems = problemsOf(setUpSchema, draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (Object.keys(problems).length === 0) setUp.mutate(draft);
  };
  const field = (name: keyof typeof fields) => ({
    value: draft[name],
    error: isSent && problems[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setDraft({ ...draft, [name]: event.currentTarget.value }),
  });
  return (
    <div className={layout.narrow}>
      <Panel title="Set up">
        <form className={layout.column} onSubmit={submit}>
          <p>
            This server has no users yet. Make the first administrator with the token that the
            server printed on its console.
          </p>
          <TextInput
            label="Token from the console"
            autoComplete="off"
            autoFocus
            {...field('token')}
          />
          <TextInput label="Your name" autoComplete="username" {...field('name')} />
          <PasswordInput
            label="Password"
            description="At least 12 characters; a few unrelated words do well."
            autoComplete="new-password"
            {...field('password')}
          />
          {setUp.isError && <p role="alert">{sentenceOf(setUp.error)}</p>}
          <Button type="submit" loading={setUp.isPending}>
            Make the administrator
          </Button>
        </form>
      </Panel>
    </div>
  );
}
