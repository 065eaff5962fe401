import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

/** A way to another page that looks like a button. */
export function LinkButton({
  href,
  variant = 'filled',
  size = 'sm',
  children,
}: {
  href: string;
  variant?: 'filled' | 'default' | 'subtle';
  size?: 'sm' | 'compact-sm';
  children: ReactNode;
}) {
  return (
    <Link href={href} asChild>
      <Button component="a" variant={variant} size={size}>
        {children}
      </Button>
    </Link>
  );
}
