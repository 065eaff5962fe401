import { createContext, use } from 'react';
import { createApi, type Api } from './client.ts';
import { fetchOrTake } from './early.ts';

/** The server that the page came from. */
export const pageApi = createApi(fetchOrTake);

/** The server that the screens ask; a test may give another. */
const ApiContext = createContext<Api>(pageApi);

export function useApi(): Api {
  return use(ApiContext);
}
