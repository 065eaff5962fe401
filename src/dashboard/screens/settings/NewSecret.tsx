import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import layout from '../../app/layout.module.css';
import classes from './settings.module.css';

/** A secret, the one time it can be seen. */
export function NewSecret({ secret, title }: { secret: string; title: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
  };
  return (
    <Alert title={title}>
      <div className={layout.row}>
        <code className={classes.secret}>{secret}</code>
        <Button variant="default" size="compact-sm" onClick={() => void copy()}>
          {isCopied ? 'Copied' : 'Copy'}
        </Button>
      </div>
    </Alert>
  );
}
