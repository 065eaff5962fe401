import { Button, useMantineColorScheme } from '@mantine/core';
import { useScheme } from '../theme/scheme.ts';

/** Light or dark; kept in this browser. */
export function ThemeSwitch() {
  // Mantine would stop transitions with a style element, which the content security policy forbids.
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const other = useScheme() === 'light' ? 'dark' : 'light';
  return (
    <Button variant="default" size="compact-sm" onClick={() => setColorScheme(other)}>
      {other === 'dark' ? 'Dark mode' : 'Light mode'}
    </Button>
  );
}
