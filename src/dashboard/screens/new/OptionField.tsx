import { Select, TagsInput, TextInput } from '@mantine/core';
import type { Draft, Field } from './fields.ts';
import { optionName } from './optionNames.ts';

/** One option, by its kind. */
export function OptionField({
  field,
  value,
  problem,
  change,
}: {
  field: Field;
  value: Draft[string] | undefined;
  problem: string | undefined;
  change: (value: Draft[string]) => void;
}) {
  const { name, sentence, kind, choices, normally } = field;
  const common = { label: optionName(name), description: sentence, error: problem };
  const text = typeof value === 'string' ? value : '';
  if (kind === 'choice') {
    return (
      <Select
        {...common}
        allowDeselect={false}
        data={[...new Set([normally, ...choices])].filter((choice) => choice !== '')}
        value={text === '' ? normally : text}
        onChange={(choice) => change(choice ?? '')}
      />
    );
  }
  if (kind === 'list') {
    return (
      <TagsInput
        {...common}
        placeholder="Name of a column, then Enter"
        splitChars={[]}
        value={typeof value === 'object' ? [...value] : []}
        onChange={change}
      />
    );
  }
  return (
    <TextInput
      {...common}
      placeholder={normally === '' ? 'found by itself' : normally}
      inputMode={kind === 'number' ? 'numeric' : 'text'}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}
