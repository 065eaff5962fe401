import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Segment, Strategy } from '../../../contract/index.ts';
import { sentenceOf } from '../../api/apiError.ts';
import { useEditSegment } from '../../api/runs.ts';
import layout from '../../app/layout.module.css';
import { useCurrentRun } from '../../app/runContext.ts';
import { changedAt, withoutAt } from './strategyDraft.ts';
import classes from './Strategies.module.css';

const most = 20;
const blank: Strategy = { action: '', rationale: '', evidence: '' };

/** Changes what is proposed; the figures that speak for a proposal stay with it. */
export function StrategyForm({ segment, close }: { segment: Segment; close: () => void }) {
  const { runId } = useCurrentRun();
  const edit = useEditSegment(runId, segment.id);
  const [draft, setDraft] = useState<readonly Strategy[]>(segment.strategy);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    edit.mutate({ strategy: [...draft] }, { onSuccess: close });
  };
  return (
    <form className={layout.column} onSubmit={submit}>
      {draft.map((strategy, i) => (
        <StrategyFields
          key={i}
          place={i}
          strategy={strategy}
          change={(change) => setDraft(changedAt(draft, i, change))}
          remove={() => setDraft(withoutAt(draft, i))}
        />
      ))}
      {edit.isError && <p role="alert">{sentenceOf(edit.error)}</p>}
      <div className={layout.row}>
        <Button type="submit" size="compact-md" loading={edit.isPending}>
          Save
        </Button>
        <Button variant="default" size="compact-md" onClick={close}>
          Cancel
        </Button>
        <Button
          variant="subtle"
          size="compact-md"
          disabled={draft.length >= most}
          onClick={() => setDraft([...draft, blank])}
        >
          Add a proposal
        </Button>
      </div>
    </form>
  );
}

function StrategyFields({
  place,
  strategy,
  change,
  remove,
}: {
  place: number;
  strategy: Strategy;
  change: (change: Partial<Strategy>) => void;
  remove: () => void;
}) {
  return (
    <fieldset className={classes.item}>
      <legend className={layout.soft}>Proposal {place + 1}</legend>
      <TextInput
        label="What to do"
        required
        maxLength={300}
        value={strategy.action}
        onChange={(event) => change({ action: event.currentTarget.value })}
      />
      <Textarea
        label="Why"
        autosize
        maxLength={1000}
        value={strategy.rationale}
        onChange={(event) => change({ rationale: event.currentTarget.value })}
      />
      <div>
        <Button variant="subtle" color="red" size="compact-sm" onClick={remove}>
          Remove
        </Button>
      </div>
    </fieldset>
  );
}
