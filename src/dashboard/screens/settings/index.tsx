import { useMay, useSession } from '../../api/session.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { AuditPanel } from './AuditPanel.tsx';
import { PasswordPanel } from './PasswordPanel.tsx';
import { SecondFactorPanel } from './SecondFactorPanel.tsx';
import { SessionsPanel } from './SessionsPanel.tsx';
import { TokensPanel } from './TokensPanel.tsx';
import { UsersPanel } from './UsersPanel.tsx';

/** Who may do what, and what was done. */
export default function Settings() {
  const session = useSession().data;
  const isAdmin = useMay('admin');
  const user = session?.user ?? null;
  const isLacking = session?.secondFactorNeeded === true;
  usePageTitle('Settings');
  return (
    <div className={layout.column}>
      <h1>Settings</h1>
      {user === null ? (
        <Panel title="Only this machine">
          <p>
            The server listens on this machine alone, so no one signs in and whoever uses it may do
            everything. Started with another host, it asks for users.
          </p>
        </Panel>
      ) : (
        <>
          <SecondFactorPanel />
          <PasswordPanel />
          {!isLacking && <SessionsPanel />}
          {!isLacking && <TokensPanel />}
        </>
      )}
      {isAdmin && !isLacking && user !== null && <UsersPanel ownId={user.id} />}
      {isAdmin && !isLacking && <AuditPanel />}
    </div>
  );
}
