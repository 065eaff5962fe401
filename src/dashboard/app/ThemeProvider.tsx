import {
  localStorageColorSchemeManager,
  MantineContext,
  MantineThemeProvider,
  useProviderColorScheme,
} from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { schemeKey } from '../theme/schemeNow.ts';
import { theme } from '../theme/theme.ts';

const kept = localStorageColorSchemeManager({ key: schemeKey });
const getRootElement = () => document.documentElement;

/**
 * Mantine's provider without the part that writes variables into a style element: the content security policy forbids
 * it, our variables come from `tokens.css`, and it would be loaded and run before anything is seen all the same.
 * That components respect reduced motion is said in `index.html`.
 */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const { colorScheme, setColorScheme, clearColorScheme } = useProviderColorScheme({
    manager: kept,
    defaultColorScheme: 'auto',
    getRootElement,
    forceColorScheme: undefined,
  });
  const context = useMemo(
    () => ({
      colorScheme,
      setColorScheme,
      clearColorScheme,
      getRootElement,
      classNamesPrefix: 'mantine',
      cssVariablesSelector: ':root',
      withStaticClasses: true,
    }),
    [colorScheme, setColorScheme, clearColorScheme],
  );
  return (
    <MantineContext value={context}>
      <MantineThemeProvider theme={theme}>{children}</MantineThemeProvider>
    </MantineContext>
  );
}
