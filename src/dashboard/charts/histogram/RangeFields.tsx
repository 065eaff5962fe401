import { memo } from 'react';
import type { Range } from '../../crossfilter/index.ts';
import classes from './Histogram.module.css';

/** Both ends of a range, to be typed; an empty field is open. */
export const RangeFields = memo(function RangeFields({
  label,
  range,
  onRange,
}: {
  label: string;
  range: Range;
  onRange: (range: Range) => void;
}) {
  return (
    <div className={classes.fields}>
      <RangeField
        name="from"
        label={label}
        value={range.from}
        onValue={(from) => onRange({ ...range, from })}
      />
      <RangeField
        name="to"
        label={label}
        value={range.to}
        onValue={(to) => onRange({ ...range, to })}
      />
    </div>
  );
});

function RangeField({
  name,
  label,
  value,
  onValue,
}: {
  name: string;
  label: string;
  value: number | null;
  onValue: (value: number | null) => void;
}) {
  const commit = (text: string) => {
    const next = text.trim() === '' ? null : Number(text);
    if (next !== value && !Number.isNaN(next)) onValue(next);
  };
  return (
    <label className={classes.field}>
      {name}
      <input
        // A brush that moves makes a field anew; while it is typed in, nothing else moves.
        key={value}
        type="number"
        step="any"
        className={classes.input}
        aria-label={`${label}, ${name}`}
        defaultValue={value ?? ''}
        placeholder="any"
        onBlur={(event) => commit(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit(event.currentTarget.value);
        }}
      />
    </label>
  );
}
