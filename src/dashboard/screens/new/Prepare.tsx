import { useState } from 'react';
import type { Dataset, DatasetParts, NewRun } from '../../../contract/index.ts';
import { sentenceOf } from '../../api/apiError.ts';
import { useDatasetParts } from '../../api/jobs.ts';
import { Panel } from '../../app/Panel.tsx';
import { Loading } from '../../app/states.tsx';
import { ChoosePart } from './ChoosePart.tsx';
import { PreparePart } from './PreparePart.tsx';

/** What happens between a file and its run: which part of it, how it is understood, what is wanted. */
export function Prepare(props: {
  dataset: Dataset;
  isStarting: boolean;
  error: unknown;
  start: (options: NonNullable<NewRun['options']>) => void;
}) {
  const parts = useDatasetParts(props.dataset.id);
  if (parts.isPending) return <Loading what="Looking into the file" />;
  if (parts.isError) {
    return (
      <Panel title="The file cannot be used as it is">
        <p role="alert">{sentenceOf(parts.error)}</p>
      </Panel>
    );
  }
  return <Parts {...props} parts={parts.data} />;
}

function Parts({
  parts: { kind, names },
  ...props
}: Parameters<typeof Prepare>[0] & { parts: DatasetParts }) {
  const [part, setPart] = useState<string | null>(null);
  const isOpen = kind !== null && names.length > 1;
  return (
    <>
      {isOpen && <ChoosePart kind={kind} names={names} chosen={part} choose={setPart} />}
      {(!isOpen || part !== null) && <PreparePart key={part} {...props} part={part} />}
    </>
  );
}
