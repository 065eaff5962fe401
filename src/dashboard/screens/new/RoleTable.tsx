import { Checkbox, NativeSelect } from '@mantine/core';
import type { ColumnRole, Inspection, InspectedColumn, Role } from '../../../contract/index.ts';
import layout from '../../app/layout.module.css';
import { useFigures } from '../../app/runContext.ts';
import { roleWords, rolesFor } from '../../app/roleWords.ts';
import { type ColumnChoices, mayLeaveOut, roleOf, withLeftOut, withRole } from './choices.ts';
import classes from './RoleTable.module.css';
import { ColumnValues } from './ColumnValues.tsx';

/** Every column with the part it plays, which can be changed, and whether it is left out. */
export function RoleTable({
  inspection: { columns, shape },
  choices,
  change,
}: {
  inspection: Pick<Inspection, 'columns' | 'shape'>;
  choices: ColumnChoices;
  change: (choices: ColumnChoices) => void;
}) {
  const isOptional = mayLeaveOut(shape);
  return (
    <div
      className={layout.high}
      tabIndex={0}
      role="region"
      aria-label="Columns as they are understood"
    >
      <table className={`${layout.table} ${classes.columns}`}>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Is taken for</th>
            <th scope="col">Why</th>
            <th scope="col" className={layout.number}>
              Missing
            </th>
            <th scope="col">Values</th>
            {isOptional && <th scope="col">Leave out</th>}
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <Row
              key={column.summary.name}
              column={column}
              isOptional={isOptional}
              choices={choices}
              change={change}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  column,
  isOptional,
  choices,
  change,
}: {
  column: InspectedColumn;
  isOptional: boolean;
  choices: ColumnChoices;
  change: (choices: ColumnChoices) => void;
}) {
  const figures = useFigures();
  const { summary, role: found } = column;
  const { name, missing, count } = summary;
  const role = roleOf(choices, found);
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      <td>
        <NativeSelect
          size="xs"
          miw={210}
          aria-label={`${name} is taken for`}
          value={role}
          data={rolesFor(summary, found.role).map((value) => ({ value, label: roleWords[value] }))}
          onChange={(event) => change(withRole(choices, found, event.currentTarget.value as Role))}
        />
      </td>
      <td className={layout.soft}>{whyOf(found, role)}</td>
      <td className={layout.number}>
        {figures.percent(missing / Math.max(1, count + missing), 1)}
      </td>
      <td>
        <ColumnValues column={column} />
      </td>
      {isOptional && (
        <td>
          <Checkbox
            aria-label={`Leave out ${name}`}
            checked={choices.leftOut.includes(name)}
            disabled={role === 'id'}
            onChange={(event) => change(withLeftOut(choices, name, event.currentTarget.checked))}
          />
        </td>
      )}
    </tr>
  );
}

/** Below this a role is a guess that someone should look at. */
const sure = 0.7;

function whyOf({ role: found, confidence, reason }: ColumnRole, role: Role): string {
  if (role !== found) return `Changed here; it was taken for: ${roleWords[found]}.`;
  return confidence < sure ? `Not sure: ${reason}` : reason;
}
