import { Button, useMantineColorScheme } from '@mantine/core';
import { useScheme } from '../theme/scheme.ts';
import classes from './ThemeSwitch.module.css';

/** Light or dark; kept in this browser. Both names are there, as a server that draws the page knows no scheme. */
export function ThemeSwitch() {
  // Mantine would stop transitions with a style element, which the content security policy forbids.
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const other = useScheme() === 'light' ? 'dark' : 'light';
  return (
    <Button variant="default" size="compact-sm" onClick={() => setColorScheme(other)}>
      <span className={classes.inLight}>Dark mode</span>
      <span className={classes.inDark}>Light mode</span>
    </Button>
  );
}
