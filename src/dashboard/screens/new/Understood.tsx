import type { Inspection } from '../../../contract/index.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { useFigures } from '../../app/runContext.ts';
import { shapeWords } from '../../app/words.ts';
import { type ColumnChoices, mayLeaveOut } from './choices.ts';
import { DateOrder } from './DateOrder.tsx';
import { RoleTable } from './RoleTable.tsx';

/** How the data are understood: to be checked, and changed, before segments are made of them. */
export function Understood({
  inspection,
  choices,
  change,
  dates,
  changeDates,
}: {
  inspection: Inspection;
  choices: ColumnChoices;
  change: (choices: ColumnChoices) => void;
  /** Empty while nobody has said it. */
  dates: string;
  changeDates: (order: string) => void;
}) {
  const figures = useFigures();
  const { shape, shapeReason, rowsRead, rowsRejected, rejects, customers } = inspection;
  const [first] = rejects;
  return (
    <Panel
      title="How it is understood"
      note={`${shapeWords[shape]}; ${figures.count(customers)} customers`}
    >
      <div className={layout.column}>
        <p>
          {figures.count(rowsRead)} rows can be read, {figures.count(rowsRejected)} cannot
          {first !== undefined && ` (line ${first.line}: ${first.reason})`}. {shapeReason} Change
          here what is understood wrongly
          {mayLeaveOut(shape) && ', and leave out what should not form segments'}.
        </p>
        {(inspection.warnings.length > 0 || dates !== '') && (
          <DateOrder value={dates} change={changeDates} />
        )}
        <RoleTable inspection={inspection} choices={choices} change={change} />
      </div>
    </Panel>
  );
}
