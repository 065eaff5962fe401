import { useMemo } from 'react';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import type { Selection } from '../../crossfilter/index.ts';
import { chipsOf } from './chips.ts';
import classes from './Chips.module.css';
import type { ChartSpec } from './specs.ts';

/** What customers are held to, each to be taken away. */
export function Chips({
  selection,
  specs,
  onSelection,
}: {
  selection: Selection;
  specs: readonly ChartSpec[];
  onSelection: (selection: Selection) => void;
}) {
  const { segments } = useCurrentRun();
  const figures = useFigures();
  const chips = useMemo(
    () =>
      chipsOf(selection, {
        segment: (id) => segments.find((segment) => segment.id === id)?.name ?? id,
        column: (name) => {
          const spec = specs.find((spec) => spec.name === name);
          return { label: spec?.label ?? name, unit: spec?.kind === 'number' ? spec.unit : 'none' };
        },
        value: figures.value,
      }),
    [selection, segments, specs, figures],
  );
  if (chips.length === 0) return null;
  return (
    <ul className={classes.chips} aria-label="Filters">
      {chips.map(({ key, words, without }) => (
        <li key={key}>
          <button type="button" className={classes.chip} onClick={() => onSelection(without)}>
            <bdi className={classes.words}>{words.slice(0, 300)}</bdi>
            <span className={classes.cross} role="img" aria-label="take away">
              ×
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
