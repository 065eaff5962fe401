import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { sentenceOf } from '../../api/apiError.ts';
import { useApi } from '../../api/ApiContext.ts';
import { runPath } from '../../api/addresses.ts';
import { useMay } from '../../api/session.ts';
import layout from '../../app/layout.module.css';
import { LinkButton } from '../../app/LinkButton.tsx';
import { runPagePath } from '../../app/paths.ts';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import { saveFile } from '../../charts/frame/index.ts';
import {
  everyone,
  isEveryone,
  printSelection,
  queryOf,
  type Selection,
} from '../../crossfilter/index.ts';
import { Chips } from './Chips.tsx';
import classes from './SelectionBar.module.css';
import type { ChartSpec } from './specs.ts';

/** How many customers are selected, by what, and what can be done with them. */
export function SelectionBar({
  selected,
  selection,
  specs,
  onSelection,
}: {
  /** Null while it is counted. */
  selected: number | null;
  selection: Selection;
  specs: readonly ChartSpec[];
  onSelection: (selection: Selection) => void;
}) {
  const run = useCurrentRun();
  const figures = useFigures();
  const { customers } = run.data;
  return (
    <section className={classes.bar} aria-label="Selected customers">
      <div className={layout.spread}>
        <p className={classes.count} role="status">
          <strong className={classes.number}>
            {selected === null ? '…' : figures.count(selected)}
          </strong>{' '}
          of {figures.count(customers)} customers
          {selected !== null && ` · ${figures.percent(selected / Math.max(1, customers), 1)}`}
        </p>
        <div className={layout.row}>
          {!isEveryone(selection) && (
            <Button variant="subtle" size="compact-sm" onClick={() => onSelection(everyone)}>
              Reset
            </Button>
          )}
          <SaveCustomers selection={selection} />
          <LinkButton
            size="compact-sm"
            href={runPagePath(run.runId, 'customers', String(printSelection(selection)))}
          >
            Show customers
          </LinkButton>
        </div>
      </div>
      <Chips selection={selection} specs={specs} onSelection={onSelection} />
    </section>
  );
}

/** Saves the selected customers as CSV, for those who may. */
export function SaveCustomers({
  selection,
  search = '',
}: {
  selection: Selection;
  search?: string;
}) {
  const api = useApi();
  const { runId } = useCurrentRun();
  const save = useMutation({
    mutationFn: () =>
      api.file(`${runPath(runId)}/customers/export`, { ...queryOf(selection), search }),
    onSuccess: (content) => saveFile(content, 'customers.csv'),
  });
  if (!useMay('analyst')) return null;
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        loading={save.isPending}
        onClick={() => save.mutate()}
      >
        Save as CSV
      </Button>
      {save.isError && (
        <span className={classes.error} role="alert">
          {sentenceOf(save.error)}
        </span>
      )}
    </>
  );
}
