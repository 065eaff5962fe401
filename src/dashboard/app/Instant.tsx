import { useSyncExternalStore } from 'react';
import classes from './Instant.module.css';
import { useFigures } from './runContext.ts';

const neverChanges = () => () => undefined;

/** An instant in the reader's time zone; a server that draws the page does not know it and leaves the room for it. */
export function Instant({ iso }: { iso: string }) {
  const { instant } = useFigures();
  const isInBrowser = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  return isInBrowser ? instant(iso) : <span className={classes.room}>{instant(iso, 'UTC')}</span>;
}
