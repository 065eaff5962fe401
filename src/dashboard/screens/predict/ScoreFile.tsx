import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { sentenceOf } from '../../api/apiError.ts';
import { useApi } from '../../api/ApiContext.ts';
import { runPath } from '../../api/addresses.ts';
import { useMay } from '../../api/session.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { formatWords } from '../../app/words.ts';
import { useCurrentRun } from '../../app/runContext.ts';
import { saveFile } from '../../charts/frame/index.ts';
import classes from './Predict.module.css';

/** Long names lose their beginning: the ending says what the file is. */
function nameFor(file: File): string {
  return file.name.slice(-200);
}

/** Scores a whole file: dropped or chosen, and saved with a segment for each customer. */
export function ScoreFile() {
  const api = useApi();
  const { runId } = useCurrentRun();
  const chooser = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const score = useMutation({
    mutationFn: (file: File) =>
      api.file(`${runPath(runId)}/score/file?name=${encodeURIComponent(nameFor(file))}`, file),
    onSuccess: (content) => saveFile(content, 'scored.csv'),
  });
  const take = (files: FileList | null) => {
    const file = files?.item(0);
    if (file !== null && file !== undefined) score.mutate(file);
  };
  if (!useMay('analyst')) return null;
  return (
    <Panel title="Score a file" note="a segment, a probability and reasons for each customer in it">
      <div
        className={classes.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files);
        }}
      >
        <p>
          Drop a file with the columns that the segments were formed on: {formatWords}, of one
          table.
        </p>
        <input
          ref={chooser}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,.parquet,.json"
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
        <Button
          variant="default"
          loading={score.isPending}
          onClick={() => chooser.current?.click()}
        >
          Choose a file
        </Button>
        <p className={layout.soft} role="status">
          {score.isPending ? 'Scoring …' : score.isSuccess ? 'Saved as scored.csv' : ''}
        </p>
        {score.isError && (
          <p className={classes.error} role="alert">
            {sentenceOf(score.error)}
          </p>
        )}
      </div>
    </Panel>
  );
}
