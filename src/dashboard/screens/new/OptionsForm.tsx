import { Button } from '@mantine/core';
import { type FormEvent, useMemo } from 'react';
import { sentenceOf } from '../../api/apiError.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { groupsOf, meaningful } from './fieldGroups.ts';
import { type Draft, type Field, readDraft } from './fields.ts';
import { OptionField } from './OptionField.tsx';
import classes from './Uploader.module.css';

/** The options of a run: two at once, the others on request, each with the sentence of its schema. */
export function OptionsForm({
  fields,
  columns,
  draft,
  change,
  isStarting,
  error,
  start,
}: {
  fields: readonly Field[];
  /** Names that a list of columns may hold; none where they are not known before the run. */
  columns: readonly string[];
  draft: Draft;
  change: (draft: Draft) => void;
  isStarting: boolean;
  error: unknown;
  start: (fields: readonly Field[]) => void;
}) {
  const asked = useMemo(() => meaningful(fields, draft), [fields, draft]);
  const { options, problems } = useMemo(() => readDraft(asked, draft), [asked, draft]);
  const { first, groups } = useMemo(() => groupsOf(asked), [asked]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (options !== null) start(asked);
  };
  const inputs = (some: readonly Field[]) =>
    some.map((field) => (
      <OptionField
        key={field.name}
        field={field}
        value={draft[field.name]}
        problem={problems[field.name]}
        columns={columns}
        change={(value) => change({ ...draft, [field.name]: value })}
      />
    ));
  return (
    <Panel title="Options" note="all may stay as they are">
      <form className={layout.column} onSubmit={submit}>
        <div className={classes.fields}>{inputs(first)}</div>
        <details className={classes.advanced}>
          <summary>Advanced</summary>
          <div className={layout.column}>
            {groups.map((group) => (
              <fieldset key={group.title} className={classes.group}>
                <legend>{group.title}</legend>
                <div className={classes.fields}>{inputs(group.fields)}</div>
              </fieldset>
            ))}
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
