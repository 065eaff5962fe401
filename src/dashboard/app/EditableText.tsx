import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { sentenceOf } from '../api/apiError.ts';
import layout from './layout.module.css';

/** Words that can be changed where they stand. Escape leaves them as they were. */
export function EditableText({
  label,
  value,
  maxLength,
  isLong = false,
  mayEdit,
  save,
  children,
}: {
  /** What the words are: "Name". */
  label: string;
  value: string;
  maxLength: number;
  isLong?: boolean;
  mayEdit: boolean;
  save: (value: string) => Promise<unknown>;
  /** The words as they are shown. */
  children: ReactNode;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  if (draft === null) {
    return (
      <div className={layout.beside}>
        {children}
        {mayEdit && (
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={`Edit ${label.toLowerCase()}`}
            onClick={() => setDraft(value)}
          >
            Edit
          </Button>
        )}
      </div>
    );
  }
  const close = () => {
    setDraft(null);
    setError(null);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSaving(true);
    try {
      await save(draft.trim());
      close();
    } catch (problem) {
      setError(sentenceOf(problem));
    } finally {
      setSaving(false);
    }
  };
  const field = { label, value: draft, maxLength, error, 'data-autofocus': true };
  return (
    <form
      className={layout.column}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      {isLong ? (
        <Textarea
          {...field}
          autosize
          minRows={2}
          autoFocus
          onChange={(event) => setDraft(event.currentTarget.value)}
        />
      ) : (
        <TextInput {...field} autoFocus onChange={(event) => setDraft(event.currentTarget.value)} />
      )}
      <div className={layout.row}>
        <Button type="submit" size="compact-sm" loading={isSaving} disabled={draft.trim() === ''}>
          Save
        </Button>
        <Button variant="default" size="compact-sm" onClick={close}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
