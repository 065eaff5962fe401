import { Button, Progress } from '@mantine/core';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import type { Dataset } from '../../../contract/index.ts';
import { sentenceOf } from '../../api/apiError.ts';
import { useUpload } from '../../api/jobs.ts';
import layout from '../../app/layout.module.css';
import { useFigures } from '../../app/runContext.ts';
import classes from './Uploader.module.css';

const endings =
  '.csv,.tsv,.txt,.parquet,.json,.ndjson,.jsonl,.xlsx,.sqlite,.sqlite3,.db,.duckdb,.gz,.zst,.zstd';

/** Takes a file by drop or by choice and sends it, showing how far it got. */
export function Uploader({ done }: { done: (dataset: Dataset) => void }) {
  const upload = useUpload();
  const [share, setShare] = useState(0);
  const [isOver, setOver] = useState(false);
  const stop = useRef<AbortController | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const send = (file: File | undefined) => {
    if (file === undefined) return;
    setShare(0);
    stop.current = new AbortController();
    const { signal } = stop.current;
    upload.mutate({ name: file.name, file, onProgress: setShare, signal }, { onSuccess: done });
  };
  if (upload.isPending) return <Sending share={share} cancel={() => stop.current?.abort()} />;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    send(event.dataTransfer.files[0]);
  };
  const isCancelled = upload.error instanceof DOMException;
  return (
    <div
      className={classes.drop}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>Drop a file here, or choose one.</p>
      <input
        ref={input}
        type="file"
        hidden
        aria-hidden="true"
        accept={endings}
        onChange={(event) => {
          send(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      <Button onClick={() => input.current?.click()}>Choose a file</Button>
      {upload.isError && !isCancelled && <p role="alert">{sentenceOf(upload.error)}</p>}
      <p className={layout.soft}>It goes to this server and nowhere else.</p>
    </div>
  );
}

function Sending({ share, cancel }: { share: number; cancel: () => void }) {
  const figures = useFigures();
  return (
    <div className={layout.column}>
      <p role="status">{share < 1 ? 'Sending the file' : 'Storing the file'}</p>
      <Progress value={share * 100} size="lg" aria-label="Sending the file" />
      <div className={layout.spread}>
        <span className={layout.soft}>{figures.percent(share)}</span>
        <Button variant="default" size="compact-md" onClick={cancel}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
