import { Button } from '@mantine/core';
import { useSession, useSessionChange } from '../api/session.ts';
import classes from './UserMenu.module.css';

/** Who is signed in, and the way out; nothing where no one has to sign in. */
export function UserMenu() {
  const session = useSession().data;
  const signOut = useSessionChange('DELETE', '/session');
  if (session === undefined || !session.signInNeeded || session.user === null) return null;
  return (
    <>
      <span className={classes.name}>
        <bdi>{session.user.name}</bdi>
      </span>
      <Button
        variant="default"
        size="compact-md"
        loading={signOut.isPending}
        onClick={() => signOut.mutate(undefined)}
      >
        Sign out
      </Button>
    </>
  );
}
