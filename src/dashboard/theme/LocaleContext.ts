import { createContext } from 'react';

/** The reader's locale, a BCP 47 tag; undefined is the browser's. */
export const LocaleContext = createContext<string | undefined>(undefined);
