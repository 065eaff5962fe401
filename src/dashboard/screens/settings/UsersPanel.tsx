import { Button, Select } from '@mantine/core';
import { type User, userRoles } from '../../../contract/index.ts';
import { sentenceOf } from '../../api/apiError.ts';
import { useChangeUser, useUsers } from '../../api/access.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { useFigures } from '../../app/runContext.ts';
import { Failure, Loading } from '../../app/states.tsx';
import { NewUser } from './NewUser.tsx';

/** Who may sign in, and what they may do. */
export function UsersPanel({ ownId }: { ownId: string }) {
  const users = useUsers();
  return (
    <Panel
      title="Users"
      note="a viewer reads, an analyst also changes, an admin also manages users"
    >
      <div className={layout.column}>
        {users.isPending && <Loading what="Looking for users" />}
        {users.isError && <Failure error={users.error} retry={() => void users.refetch()} />}
        {users.data?.map((user) => (
          <UserRow key={user.id} user={user} isOwn={user.id === ownId} />
        ))}
        <NewUser />
      </div>
    </Panel>
  );
}

function UserRow({ user, isOwn }: { user: User; isOwn: boolean }) {
  const change = useChangeUser(user.id);
  const figures = useFigures();
  return (
    <div className={layout.spread}>
      <span>
        <bdi>{user.name}</bdi>{' '}
        <span className={layout.soft}>
          {isOwn && 'you · '}since {figures.instant(user.createdAt)}
        </span>
        {change.isError && <span role="alert"> {sentenceOf(change.error)}</span>}
      </span>
      <div className={layout.row}>
        <Select
          aria-label={`Role of ${user.name}`}
          w={120}
          size="xs"
          allowDeselect={false}
          disabled={isOwn || change.isPending}
          data={[...userRoles]}
          value={user.role}
          onChange={(value) => {
            const role = userRoles.find((known) => known === value);
            if (role !== undefined) change.mutate(role);
          }}
        />
        <Button
          variant="subtle"
          color="red"
          size="compact-sm"
          disabled={isOwn}
          aria-label={`Remove ${user.name}`}
          onClick={() => change.mutate(null)}
        >
          Remove
        </Button>
      </div>
    </div>
  );
}
