import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { useAudit } from '../../api/access.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { useFigures } from '../../app/runContext.ts';
import { Failure, Loading } from '../../app/states.tsx';
import classes from './settings.module.css';

/** What was done and by whom, in a log whose entries vouch for each other. */
export function AuditPanel() {
  const [before, setBefore] = useState<number | null>(null);
  const audit = useAudit(before);
  const figures = useFigures();
  const entries = audit.data?.entries ?? [];
  const last = entries.at(-1);
  return (
    <Panel title="Audit log" note={audit.data?.intact === true ? 'every entry holds' : undefined}>
      {audit.isPending && <Loading what="Reading the log" />}
      {audit.isError && <Failure error={audit.error} retry={() => void audit.refetch()} />}
      {audit.data?.intact === false && (
        <Alert color="red" title="The log was changed">
          An entry does not fit those around it: someone altered or removed part of the log. Compare
          it with a backup.
        </Alert>
      )}
      {audit.data !== undefined && entries.length === 0 && (
        <p className={layout.soft}>Nothing has been done yet.</p>
      )}
      {entries.length > 0 && (
        <div className={layout.scroll} tabIndex={0} role="region" aria-label="Audit log">
          <table className={layout.table}>
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">Who</th>
                <th scope="col">What</th>
                <th scope="col">On</th>
                <th scope="col">Hash</th>
              </tr>
            </thead>
            <tbody>
              {entries.map(({ seq, at, actor, action, object, hash }) => (
                <tr key={seq}>
                  <td>{figures.instant(at)}</td>
                  <td>
                    <bdi>{actor}</bdi>
                  </td>
                  <td>{action}</td>
                  <td>
                    <bdi>{object}</bdi>
                  </td>
                  <td className={classes.hash} title={hash}>
                    {hash.slice(0, 12)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className={layout.row}>
        {before !== null && (
          <Button variant="default" size="compact-sm" onClick={() => setBefore(null)}>
            Newest
          </Button>
        )}
        {last !== undefined && last.seq > 1 && (
          <Button variant="default" size="compact-sm" onClick={() => setBefore(last.seq)}>
            Older
          </Button>
        )}
      </div>
    </Panel>
  );
}
