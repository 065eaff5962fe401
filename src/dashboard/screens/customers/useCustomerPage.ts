import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { customerPageSchema } from '../../../contract/index.ts';
import { useApi } from '../../api/ApiContext.ts';
import { runPath } from '../../api/addresses.ts';
import { queryOf } from '../../crossfilter/index.ts';
import type { ListState } from './customersUrl.ts';

/** Customers on a page. */
export const pageSize = 50;

/** One page of the list; the page before stays while the next one is on its way. */
export function useCustomerPage(
  runId: string,
  { selection, sort, page }: ListState,
  search: string,
) {
  const api = useApi();
  const body = {
    ...queryOf(selection),
    search,
    sort,
    offset: (page - 1) * pageSize,
    limit: pageSize,
  };
  return useQuery({
    queryKey: ['customers', runId, body],
    queryFn: ({ signal }) =>
      api.send({
        method: 'POST',
        path: `${runPath(runId)}/customers/query`,
        body,
        schema: customerPageSchema,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}
