import { Button } from '@mantine/core';
import { type FormEvent, useMemo, useState } from 'react';
import type { NewRun } from '../../../contract/index.ts';
import { sentenceOf } from '../../api/apiError.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { type Draft, type Field, fieldsOf, readDraft } from './fields.ts';
import { OptionField } from './OptionField.tsx';
import classes from './Uploader.module.css';

/** What most people want to decide; all else has a default that suits. */
const first = new Set(['k', 'shape']);

/** The options of a run: two at once, the others on request, each with the sentence of its schema. */
export function OptionsForm({
  isStarting,
  error,
  start,
}: {
  isStarting: boolean;
  error: unknown;
  start: (options: NonNullable<NewRun['options']>) => void;
}) {
  const fields = useMemo(fieldsOf, []);
  const [draft, setDraft] = useState<Draft>({});
  const { options, problems } = useMemo(() => readDraft(fields, draft), [fields, draft]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (options !== null) start(options);
  };
  const inputs = (some: readonly Field[]) =>
    some.map((field) => (
      <OptionField
        key={field.name}
        field={field}
        value={draft[field.name]}
        problem={problems[field.name]}
        change={(value) => setDraft({ ...draft, [field.name]: value })}
      />
    ));
  return (
    <Panel title="Options" note="all may stay as they are">
      <form className={layout.column} onSubmit={submit}>
        <div className={classes.fields}>{inputs(fields.filter(({ name }) => first.has(name)))}</div>
        <details className={classes.advanced}>
          <summary>Advanced</summary>
          <div className={classes.fields}>
            {inputs(fields.filter(({ name }) => !first.has(name)))}
          </div>
        </details>
        {error !== null && <p role="alert">{sentenceOf(error)}</p>}
        <div>
          <Button type="submit" size="md" loading={isStarting} disabled={options === null}>
            Find segments
          </Button>
        </div>
      </form>
    </Panel>
  );
}
