import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { sentenceOf } from '../../api/apiError.ts';
import { useEndSession, useSessions } from '../../api/access.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { useFigures } from '../../app/runContext.ts';
import { Failure } from '../../app/states.tsx';

/** Where the reader is signed in; to end a session takes the password. */
export function SessionsPanel() {
  const sessions = useSessions();
  const end = useEndSession();
  const figures = useFigures();
  const [password, setPassword] = useState('');
  if (sessions.isError) {
    return <Failure error={sessions.error} retry={() => void sessions.refetch()} />;
  }
  const others = sessions.data?.filter(({ current }) => !current) ?? [];
  return (
    <Panel title="Where you are signed in">
      <div className={layout.column}>
        {sessions.data?.map(({ id, agent, lastSeenAt, current }) => (
          <div key={id} className={layout.spread}>
            <span>
              <bdi>{agent === '' ? 'An unnamed browser' : agent.slice(0, 120)}</bdi>{' '}
              <span className={layout.soft}>
                {current ? 'this one' : `last seen ${figures.instant(lastSeenAt)}`}
              </span>
            </span>
            {!current && (
              <Button
                variant="subtle"
                color="red"
                size="compact-sm"
                disabled={password === ''}
                onClick={() => end.mutate({ sessionId: id, password })}
              >
                End
              </Button>
            )}
          </div>
        ))}
        {others.length > 0 && (
          <PasswordInput
            label="Password, to end others"
            autoComplete="current-password"
            w={240}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        )}
        {end.isError && <p role="alert">{sentenceOf(end.error)}</p>}
      </div>
    </Panel>
  );
}
