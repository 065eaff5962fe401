import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Dataset, NewRun } from '../../../contract/index.ts';
import { sentenceOf } from '../../api/apiError.ts';
import { type InspectionSearch, useInspection } from '../../api/jobs.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { Loading } from '../../app/states.tsx';
import { mayLeaveOut, noChoices, optionsOf } from './choices.ts';
import { type Draft, type Field, fieldsOf, readDraft } from './fields.ts';
import { OptionsForm } from './OptionsForm.tsx';
import { Quality } from './Quality.tsx';
import { Understood } from './Understood.tsx';

/** Options that decide how the file is read. */
const reading = ['shape', 'markers', 'dates'] as const;

/** A table looked at before segments are made of it: its quality, its columns, the options of the run. */
export function PreparePart({
  dataset,
  part,
  isStarting,
  error,
  start,
}: {
  dataset: Dataset;
  /** Table or sheet; null for the only one. */
  part: string | null;
  isStarting: boolean;
  error: unknown;
  start: (options: NonNullable<NewRun['options']>) => void;
}) {
  const fields = useMemo(fieldsOf, []);
  const [draft, setDraft] = useState<Draft>({});
  const [choices, setChoices] = useState(noChoices);
  const query = useMemo(() => queryOf(draft, part), [draft, part]);
  const inspection = useInspection(dataset.id, query);
  if (inspection.isPending) return <Loading what="Looking at the data" />;
  if (inspection.isError) {
    return (
      <Panel title="The data cannot be used as they are">
        <div className={layout.column}>
          <p role="alert">{sentenceOf(inspection.error)}</p>
          {reading.some((name) => draft[name] !== undefined) && (
            <div>
              <Button onClick={() => setDraft(withoutReading(draft))}>Read it as before</Button>
            </div>
          )}
        </div>
      </Panel>
    );
  }
  const found = inspection.data;
  const byColumn = mayLeaveOut(found.shape);
  const dates = typeof draft['dates'] === 'string' ? draft['dates'] : '';
  const submit = (asked: readonly Field[]) => {
    const { options } = readDraft(asked, draft);
    if (options === null) return;
    const exclude = options.exclude ?? [];
    start({
      ...options,
      ...optionsOf(choices, found, exclude),
      ...(part === null ? {} : { part }),
    });
  };
  return (
    <>
      <Understood
        inspection={found}
        choices={choices}
        change={setChoices}
        dates={dates === 'auto' ? '' : dates}
        changeDates={(order) => setDraft({ ...draft, dates: order })}
      />
      <Quality quality={found.quality} />
      <OptionsForm
        fields={byColumn ? fields.filter(({ name }) => name !== 'exclude') : fields}
        columns={byColumn ? found.columns.map(({ role }) => role.name) : []}
        draft={draft}
        change={setDraft}
        isStarting={isStarting}
        error={error}
        start={submit}
      />
    </>
  );
}

function withoutReading(draft: Draft): Draft {
  const names: readonly string[] = reading;
  return Object.fromEntries(Object.entries(draft).filter(([name]) => !names.includes(name)));
}

function queryOf(draft: Draft, part: string | null): InspectionSearch {
  const given = reading.flatMap((name) => {
    const value = draft[name];
    return typeof value === 'string' && value !== '' ? [[name, value] as const] : [];
  });
  return { ...(part === null ? {} : { part }), ...Object.fromEntries(given) };
}
