import { Button, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { ApiError, sentenceOf } from '../api/apiError.ts';
import classes from './states.module.css';

/** Something is on its way. */
export function Loading({ what }: { what: string }) {
  return (
    <div className={classes.state} role="status">
      <Loader size="sm" type="dots" />
      <p className={classes.text}>{what} …</p>
    </div>
  );
}

/** There is nothing here yet; `children` are the next step. */
export function Empty({
  title,
  text,
  children,
}: {
  title: string;
  text: string;
  children?: ReactNode;
}) {
  return (
    <div className={classes.state}>
      <h2>{title}</h2>
      <p className={classes.text}>{text}</p>
      {children}
    </div>
  );
}

/** Something went wrong: what, and what to do. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const requestId = error instanceof ApiError ? error.requestId : null;
  return (
    <div className={classes.state} role="alert">
      <h2>This did not work</h2>
      <p className={classes.text}>{sentenceOf(error)}</p>
      {requestId !== null && <p className={classes.small}>Request {requestId}</p>}
      {retry !== undefined && (
        <Button variant="default" onClick={retry}>
          Try again
        </Button>
      )}
    </div>
  );
}
