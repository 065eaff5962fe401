import { NativeSelect, Slider } from '@mantine/core';
import type { Input } from '../../../contract/index.ts';
import { useFigures } from '../../app/runContext.ts';
import classes from './CustomerForm.module.css';
import { stepOf, withValue, type Values } from './form.ts';

/** What a scorer asks of a customer, one field a column, those that segments were formed on first. */
export function CustomerForm({
  inputs,
  values,
  onValues,
}: {
  inputs: readonly Input[];
  values: Values;
  onValues: (values: Values) => void;
}) {
  const clusteredFirst = inputs.toSorted((a, b) => Number(b.clustered) - Number(a.clustered));
  return (
    <div className={classes.form}>
      {clusteredFirst.map((input) => {
        const value = values.get(input.name) ?? null;
        const change = (next: number | string | null) =>
          onValues(withValue(values, input.name, next));
        return input.kind === 'number' ? (
          <NumberField key={input.name} input={input} value={value} onValue={change} />
        ) : (
          <LevelField key={input.name} input={input} value={value} onValue={change} />
        );
      })}
    </div>
  );
}

interface FieldProps {
  readonly input: Input;
  readonly value: number | string | null;
  readonly onValue: (value: number | string | null) => void;
}

function NumberField({ input, value, onValue }: FieldProps) {
  const figures = useFigures();
  const { label, unit, range, mean } = input;
  const number = typeof value === 'number' ? value : null;
  return (
    <div className={classes.field}>
      <label className={classes.head}>
        <bdi className={classes.label}>{label}</bdi>
        <input
          type="number"
          step="any"
          className={classes.input}
          value={number ?? ''}
          placeholder="unknown"
          onChange={(event) => {
            const { value } = event.currentTarget;
            onValue(value === '' ? null : Number(value));
          }}
        />
      </label>
      {range !== null && range.upper > range.lower && (
        <Slider
          size="sm"
          min={range.lower}
          max={range.upper}
          step={stepOf(input)}
          value={Math.min(range.upper, Math.max(range.lower, number ?? mean ?? range.lower))}
          onChange={onValue}
          label={(n) => figures.value(n, unit)}
          thumbLabel={label.slice(0, 80)}
        />
      )}
    </div>
  );
}

function LevelField({ input, value, onValue }: FieldProps) {
  const levels = input.levels.map(({ level }) => level);
  // A customer may have a level that training never saw.
  const known = typeof value === 'string' && !levels.includes(value) ? [...levels, value] : levels;
  return (
    <NativeSelect
      size="sm"
      label={<bdi className={classes.label}>{input.label}</bdi>}
      value={typeof value === 'string' ? `level ${value}` : 'unknown'}
      data={[
        { value: 'unknown', label: 'unknown' },
        ...known.map((level) => ({ value: `level ${level}`, label: level.slice(0, 100) })),
      ]}
      onChange={({ currentTarget: { value } }) =>
        onValue(value === 'unknown' ? null : value.slice('level '.length))
      }
    />
  );
}
