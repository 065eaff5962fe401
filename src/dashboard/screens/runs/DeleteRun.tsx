import { Button, Modal } from '@mantine/core';
import { sentenceOf } from '../../api/apiError.ts';
import { useDeleteRun } from '../../api/runs.ts';
import layout from '../../app/layout.module.css';

/** Asks before a run is gone for good. */
export function DeleteRun({
  runId,
  name,
  close,
}: {
  runId: string;
  name: string;
  close: () => void;
}) {
  const remove = useDeleteRun();
  return (
    <Modal opened onClose={close} title="Delete this run?">
      <div className={layout.column}>
        <p>
          The segments of <bdi>{name}</bdi>, the names you gave them and the model will be gone for
          good. The uploaded file stays.
        </p>
        {remove.isError && <p role="alert">{sentenceOf(remove.error)}</p>}
        <div className={layout.row}>
          <Button
            color="red"
            loading={remove.isPending}
            onClick={() => remove.mutate(runId, { onSuccess: close })}
          >
            Delete the run
          </Button>
          <Button variant="default" onClick={close} data-autofocus>
            Keep it
          </Button>
        </div>
      </div>
    </Modal>
  );
}
