import { Button, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { tokenScopes } from '../../../contract/index.ts';
import { sentenceOf } from '../../api/apiError.ts';
import { useMakeToken, useRemoveToken, useTokens } from '../../api/access.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { useFigures } from '../../app/runContext.ts';
import { Failure } from '../../app/states.tsx';
import { NewSecret } from './NewSecret.tsx';

/** Tokens with which programs act for the reader. */
export function TokensPanel() {
  const tokens = useTokens();
  const remove = useRemoveToken();
  const figures = useFigures();
  return (
    <Panel title="Your tokens" note="for programs that use the API">
      <div className={layout.column}>
        {tokens.isError && <Failure error={tokens.error} retry={() => void tokens.refetch()} />}
        {tokens.data?.length === 0 && <p className={layout.soft}>You have no tokens.</p>}
        {tokens.data?.map(({ id, name, scope, expiresAt, lastUsedAt }) => (
          <div key={id} className={layout.spread}>
            <span>
              <bdi>{name}</bdi>{' '}
              <span className={layout.soft}>
                may {scope} · ends {figures.instant(expiresAt)} ·{' '}
                {lastUsedAt === null ? 'never used' : `last used ${figures.instant(lastUsedAt)}`}
              </span>
            </span>
            <Button
              variant="subtle"
              color="red"
              size="compact-sm"
              aria-label={`Remove the token ${name}`}
              onClick={() => remove.mutate(id)}
            >
              Remove
            </Button>
          </div>
        ))}
        {remove.isError && <p role="alert">{sentenceOf(remove.error)}</p>}
        <NewToken />
      </div>
    </Panel>
  );
}

const lifetimes = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '366', label: 'a year' },
];

function NewToken() {
  const make = useMakeToken();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<(typeof tokenScopes)[number]>('read');
  const [days, setDays] = useState('90');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate({ name, scope, days: Number(days) }, { onSuccess: () => setName('') });
  };
  return (
    <form className={layout.column} onSubmit={submit}>
      <div className={layout.row}>
        <TextInput
          label="Name of a new token"
          required
          maxLength={64}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label="May"
          w={120}
          allowDeselect={false}
          data={[...tokenScopes]}
          value={scope}
          onChange={(value) => setScope(tokenScopes.find((known) => known === value) ?? 'read')}
        />
        <Select
          label="For"
          w={120}
          allowDeselect={false}
          data={lifetimes}
          value={days}
          onChange={(value) => setDays(value ?? '90')}
        />
        <Button type="submit" variant="default" mt="lg" loading={make.isPending}>
          Make
        </Button>
      </div>
      {make.isError && <p role="alert">{sentenceOf(make.error)}</p>}
      {make.data !== undefined && (
        <NewSecret title="Keep this secret now; it is not shown again" secret={make.data.secret} />
      )}
    </form>
  );
}
