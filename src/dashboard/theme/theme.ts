import { createTheme } from '@mantine/core';

/**
 * Mantine without style elements, as the content security policy allows none: variables come from `tokens.css`, and
 * `Grid`, `SimpleGrid`, `Flex`, `AppShell` and style props by breakpoint stay unused because they write style elements.
 */
export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: 6,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Modal: { defaultProps: { lockScroll: false, centered: true } },
  },
});
