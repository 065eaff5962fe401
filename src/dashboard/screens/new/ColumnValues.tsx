import type { InspectedColumn } from '../../../contract/index.ts';
import layout from '../../app/layout.module.css';
import { useFigures } from '../../app/runContext.ts';

const shown = 4;

/** What a column holds, in a few values, and what is wrong with some. */
export function ColumnValues({ column }: { column: InspectedColumn }) {
  const { impossible, constant } = column;
  return (
    <>
      <Range column={column} />
      {constant && <div className={layout.soft}>the same in every row</div>}
      {impossible !== null && impossible.count > 0 && (
        <Remark count={impossible.count} text={impossible.reason} />
      )}
    </>
  );
}

function Range({ column: { summary, dates, commonest } }: { column: InspectedColumn }) {
  const figures = useFigures();
  const { min, max, distinct, topValues } = summary;
  if (dates !== null) return `${dates.first} to ${dates.last}`;
  if (min !== null && max !== null) {
    return `${figures.value(min, 'none')} to ${figures.value(max, 'none')}`;
  }
  const values = topValues.length > 0 ? topValues : commonest;
  if (values.length === 0) return `${figures.count(distinct)} different`;
  return (
    <bdi>
      {values
        .slice(0, shown)
        .map(({ value }) => value.slice(0, 40))
        .join(', ')}
      {distinct > shown && ' …'}
    </bdi>
  );
}

function Remark({ count, text }: { count: number; text: string }) {
  const figures = useFigures();
  return (
    <div className={layout.soft}>
      {figures.count(count)} cannot be: {text}
    </div>
  );
}
