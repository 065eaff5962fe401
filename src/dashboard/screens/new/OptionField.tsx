import { Autocomplete, Select, TagsInput, TextInput } from '@mantine/core';
import { AlgorithmField } from './AlgorithmField.tsx';
import type { Draft, Field } from './fields.ts';
import { optionName, suggestions, withoutValue } from './optionNames.ts';

/** One option, by its kind. */
export function OptionField({
  field,
  value,
  problem,
  columns,
  change,
}: {
  field: Field;
  value: Draft[string] | undefined;
  problem: string | undefined;
  /** Names that a list may hold. */
  columns: readonly string[];
  change: (value: Draft[string]) => void;
}) {
  const { name, sentence, kind, choices, normally } = field;
  const common = { label: optionName(name), description: sentence, error: problem };
  const text = typeof value === 'string' ? value : '';
  const several = typeof value === 'object' ? value : [];
  if (kind === 'several') {
    return <AlgorithmField field={field} chosen={several} problem={problem} change={change} />;
  }
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
        data={[...columns]}
        value={[...several]}
        onChange={change}
      />
    );
  }
  const placeholder = normally === '' ? withoutValue(name) : normally;
  const known = suggestions(name);
  if (known.length > 0) {
    return (
      <Autocomplete
        {...common}
        placeholder={placeholder}
        data={[...known]}
        value={text}
        onChange={change}
      />
    );
  }
  return (
    <TextInput
      {...common}
      placeholder={placeholder}
      inputMode={kind === 'number' ? 'decimal' : 'text'}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}
