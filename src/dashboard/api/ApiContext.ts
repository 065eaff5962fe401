import { createContext, use } from 'react';
import { createApi, type Api } from './client.ts';

/** The server that the screens ask; a test may give another. */
const ApiContext = createContext<Api>(createApi((url, init) => fetch(url, init)));

export function useApi(): Api {
  return use(ApiContext);
}
