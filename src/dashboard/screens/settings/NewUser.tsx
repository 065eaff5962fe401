import { Button, PasswordInput, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { newUserSchema, type UserRole, userRoles } from '../../../contract/index.ts';
import { sentenceOf } from '../../api/apiError.ts';
import { useAddUser } from '../../api/access.ts';
import layout from '../../app/layout.module.css';
import { problemsOf } from '../../app/problemsOf.ts';

const blank: { name: string; password: string; role: UserRole } = {
  name: '',
  password: '',
  role: 'viewer',
};

/** Adds a user with a first password. */
export function NewUser() {
  const add = useAddUser();
  const [draft, setDraft] = useState(blank);
  const [isSent, setSent] = useState(false);
  const problems = problemsOf(newUserSchema, draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (Object.keys(problems).length > 0) return;
    add.mutate(draft, {
      onSuccess: () => {
        setDraft(blank);
        setSent(false);
      },
    });
  };
  return (
    <form className={layout.row} onSubmit={submit}>
      <TextInput
        label="Name of a new user"
        autoComplete="off"
        value={draft.name}
        error={isSent && problems['name']}
        onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
      />
      <PasswordInput
        label="First password"
        autoComplete="new-password"
        w={240}
        value={draft.password}
        error={isSent && problems['password']}
        onChange={(event) => setDraft({ ...draft, password: event.currentTarget.value })}
      />
      <Select
        label="Role"
        w={120}
        allowDeselect={false}
        data={[...userRoles]}
        value={draft.role}
        onChange={(value) =>
          setDraft({ ...draft, role: userRoles.find((known) => known === value) ?? 'viewer' })
        }
      />
      <Button type="submit" variant="default" mt="lg" loading={add.isPending}>
        Add
      </Button>
      {add.isError && <p role="alert">{sentenceOf(add.error)}</p>}
    </form>
  );
}
