import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import layout from '../../app/layout.module.css';
import classes from './ChartPicker.module.css';
import { mostShown, type ChartSpec } from './specs.ts';

interface Picks {
  readonly specs: readonly ChartSpec[];
  readonly shown: readonly ChartSpec[];
  readonly onShown: (names: readonly string[]) => void;
}

/** Which columns are charts; folded until someone asks. */
export function ChartPicker(picks: Picks) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={classes.picker} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={classes.summary}>
        Choose columns ({picks.shown.length} of {picks.specs.length} shown)
      </summary>
      {isOpen && <Columns {...picks} />}
    </details>
  );
}

function Columns({ specs, shown, onShown }: Picks) {
  const names = shown.map(({ name }) => name);
  const toggle = (name: string) =>
    onShown(names.includes(name) ? names.filter((other) => other !== name) : [...names, name]);
  return (
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
  );
}
