import { Checkbox } from '@mantine/core';
import layout from '../../app/layout.module.css';
import classes from './ChartPicker.module.css';
import { mostShown, type ChartSpec } from './specs.ts';

/** Which columns are charts. */
export function ChartPicker({
  specs,
  shown,
  onShown,
}: {
  specs: readonly ChartSpec[];
  shown: readonly ChartSpec[];
  onShown: (names: readonly string[]) => void;
}) {
  const names = shown.map(({ name }) => name);
  const toggle = (name: string) =>
    onShown(names.includes(name) ? names.filter((other) => other !== name) : [...names, name]);
  return (
    <details className={classes.picker}>
      <summary className={classes.summary}>
        Choose columns ({names.length} of {specs.length} shown)
      </summary>
      <fieldset className={classes.columns}>
        <legend className={layout.soft}>Columns shown as charts, at most {mostShown}</legend>
        {specs.map(({ name, label }) => {
          const isShown = names.includes(name);
          return (
            <Checkbox
              key={name}
              size="sm"
              label={<bdi className={classes.label}>{label}</bdi>}
              checked={isShown}
              // One chart stays, as an address without any stands for the first ones.
              disabled={isShown ? names.length === 1 : names.length >= mostShown}
              onChange={() => toggle(name)}
            />
          );
        })}
      </fieldset>
    </details>
  );
}
