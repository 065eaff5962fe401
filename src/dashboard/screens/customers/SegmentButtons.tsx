import layout from '../../app/layout.module.css';
import { useCurrentRun } from '../../app/runContext.ts';
import { SegmentDot } from '../../app/SegmentDot.tsx';
import { withSegmentToggled, type Selection } from '../../crossfilter/index.ts';
import classes from './SegmentButtons.module.css';

/** One button a segment: its customers are shown, with those of the others that are pressed. */
export function SegmentButtons({
  selection,
  onSelection,
}: {
  selection: Selection;
  onSelection: (selection: Selection) => void;
}) {
  const { segments } = useCurrentRun();
  return (
    <div className={layout.row} role="group" aria-label="Segments">
      {segments.map(({ id, name }, place) => (
        <button
          key={id}
          type="button"
          className={classes.button}
          aria-pressed={selection.segments.includes(id)}
          onClick={() => onSelection(withSegmentToggled(selection, id))}
        >
          <SegmentDot place={place} />
          <bdi className={classes.name}>{name}</bdi>
        </button>
      ))}
    </div>
  );
}
