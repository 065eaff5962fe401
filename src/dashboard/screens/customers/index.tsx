import { Button, Pagination, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState, type ReactNode } from 'react';
import type { CustomerRow } from '../../../contract/index.ts';
import { useCustomerTable } from '../../api/runs.ts';
import layout from '../../app/layout.module.css';
import { LinkButton } from '../../app/LinkButton.tsx';
import { Panel } from '../../app/Panel.tsx';
import { runPagePath } from '../../app/paths.ts';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import { Empty, Failure } from '../../app/states.tsx';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { everyone, isMapColumn, printSelection, type Selection } from '../../crossfilter/index.ts';
import { Chips } from '../explore/Chips.tsx';
import { SaveCustomers } from '../explore/SelectionBar.tsx';
import { specsOf } from '../explore/specs.ts';
import { useAddressState } from '../explore/useAddressState.ts';
import { fitColumns, valueColumns } from './cells.ts';
import { ColumnFilter } from './ColumnFilter.tsx';
import classes from './Customers.module.css';
import { CustomerTable } from './CustomerTable.tsx';
import { parseList, printList, type ListState } from './customersUrl.ts';
import { SegmentButtons } from './SegmentButtons.tsx';
import { SideBySide } from './SideBySide.tsx';
import { pageSize, useCustomerPage } from './useCustomerPage.ts';
import { usePicked } from './usePicked.ts';

/** Everyone who is selected, page by page. */
export default function CustomersScreen() {
  usePageTitle('Customers');
  const run = useCurrentRun();
  const figures = useFigures();
  const [state, setState] = useAddressState(parseList, printList);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 300);
  const table = useCustomerTable(run.runId);
  const page = useCustomerPage(run.runId, state, search);
  const { rows: pickedRows, ids, mayPick, pick } = usePicked();
  const specs = useMemo(() => specsOf(run, table.data ?? null), [run, table.data]);
  const columns = useMemo(() => {
    const own = (table.data?.columns ?? []).filter(({ name }) => !isMapColumn(name));
    const rank = new Map(specs.map(({ name }, i) => [name, i]));
    const rankOf = ({ name }: { name: string }) => rank.get(name) ?? specs.length;
    const first = own.toSorted((a, b) => rankOf(a) - rankOf(b));
    return [...fitColumns(figures), ...valueColumns(first, figures)];
  }, [table.data, specs, figures]);
  const setSelection = (selection: Selection) => setState({ ...state, selection, page: 1 });

  return (
    <div className={layout.column}>
      <Panel
        title="Customers"
        note={page.data === undefined ? undefined : `${figures.count(page.data.total)} found`}
        actions={
          <>
            <SaveCustomers selection={state.selection} search={search} />
            <LinkButton
              size="compact-sm"
              variant="default"
              href={runPagePath(run.runId, 'explore', String(printSelection(state.selection)))}
            >
              Explore
            </LinkButton>
          </>
        }
      >
        <SegmentButtons selection={state.selection} onSelection={setSelection} />
        <div className={classes.search}>
          <TextInput
            type="search"
            aria-label="Search by customer id"
            placeholder="Search by customer id"
            maxLength={200}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              if (state.page > 1) setState({ ...state, page: 1 });
            }}
          />
          <ColumnFilter specs={specs} selection={state.selection} onSelection={setSelection} />
        </div>
        <Chips
          selection={{ ...state.selection, segments: [] }}
          specs={specs}
          onSelection={(next) => setSelection({ ...next, segments: state.selection.segments })}
        />
        <Found
          page={page}
          state={state}
          setState={setState}
          isEverything={search === ''}
          table={(rows) => (
            <CustomerTable
              rows={rows}
              columns={columns}
              sort={state.sort}
              onSort={(sort) => setState({ ...state, sort, page: 1 })}
              picked={ids}
              mayPick={mayPick}
              onPick={pick}
            />
          )}
        />
      </Panel>
      {pickedRows.length > 0 && <SideBySide rows={pickedRows} columns={columns} onPick={pick} />}
    </div>
  );
}

function Found({
  page,
  state,
  setState,
  isEverything,
  table,
}: {
  page: ReturnType<typeof useCustomerPage>;
  state: ListState;
  setState: (state: ListState) => void;
  /** Whether nothing is searched for. */
  isEverything: boolean;
  table: (rows: readonly CustomerRow[]) => ReactNode;
}) {
  const figures = useFigures();
  if (page.isError) return <Failure error={page.error} retry={() => void page.refetch()} />;
  if (page.isPending) return <Skeleton height={400} mt="md" aria-label="Loading customers" />;
  const { total, rows } = page.data;
  const nPages = Math.max(1, Math.ceil(total / pageSize));
  if (rows.length === 0 && state.page > nPages) {
    return (
      <Empty title="This page does not exist" text={`There are ${figures.count(nPages)} pages.`}>
        <Pagination total={nPages} value={1} onChange={(page) => setState({ ...state, page })} />
      </Empty>
    );
  }
  if (rows.length === 0) {
    return (
      <Empty
        title="No customer fits"
        text={
          isEverything
            ? 'Take a filter away to see more.'
            : 'Search for another id, or take a filter away.'
        }
      >
        <Button
          variant="default"
          onClick={() => setState({ ...state, selection: everyone, page: 1 })}
        >
          Take all filters away
        </Button>
      </Empty>
    );
  }
  return (
    <div className={layout.column} aria-busy={page.isPlaceholderData}>
      {table(rows)}
      <Pagination
        total={nPages}
        value={state.page}
        onChange={(page) => setState({ ...state, page })}
        getControlProps={(control) => ({ 'aria-label': `${control} page` })}
      />
    </div>
  );
}
