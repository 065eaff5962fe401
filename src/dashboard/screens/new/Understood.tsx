import type { ColumnSummary, Inspection } from '../../../contract/index.ts';
import { sentenceOf } from '../../api/apiError.ts';
import { useInspection } from '../../api/jobs.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { useFigures } from '../../app/runContext.ts';
import { Loading } from '../../app/states.tsx';
import { shapeWords } from '../../app/words.ts';

/** How the data are understood: to be checked before segments are made of them. */
export function Understood({ datasetId }: { datasetId: string }) {
  const inspection = useInspection(datasetId);
  if (inspection.isPending) return <Loading what="Looking at the data" />;
  if (inspection.isError) {
    return (
      <Panel title="The data cannot be used as they are">
        <p role="alert">{sentenceOf(inspection.error)}</p>
      </Panel>
    );
  }
  return <Columns inspection={inspection.data} />;
}

function Columns({ inspection }: { inspection: Inspection }) {
  const figures = useFigures();
  const { shape, rowsRead, rowsRejected, rejects, customers, columns } = inspection;
  const [first] = rejects;
  return (
    <Panel
      title="How it is understood"
      note={`${shapeWords[shape]}; ${figures.count(customers)} customers`}
    >
      <div className={layout.column}>
        <p>
          {figures.count(rowsRead)} rows can be read, {figures.count(rowsRejected)} cannot
          {first !== undefined && ` (line ${first.line}: ${first.reason})`}. A column that is
          understood wrongly can be left out below, under Advanced.
        </p>
        <div
          className={layout.high}
          tabIndex={0}
          role="region"
          aria-label="Columns as they are understood"
        >
          <table className={layout.table}>
            <thead>
              <tr>
                <th scope="col">Column</th>
                <th scope="col">Is taken for</th>
                <th scope="col">Why</th>
                <th scope="col" className={layout.number}>
                  Missing
                </th>
                <th scope="col">Values</th>
              </tr>
            </thead>
            <tbody>
              {columns.map(({ summary: column, role }) => (
                <tr key={column.name}>
                  <th scope="row">
                    <bdi>{column.name}</bdi>
                  </th>
                  <td>{role.role}</td>
                  <td className={layout.soft}>{role.reason}</td>
                  <td className={layout.number}>
                    {figures.percent(
                      column.missing / Math.max(1, column.count + column.missing),
                      1,
                    )}
                  </td>
                  <td>
                    <Values column={column} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Panel>
  );
}

function Values({ column }: { column: ColumnSummary }) {
  const figures = useFigures();
  const { min, max, distinct, topValues } = column;
  if (min !== null && max !== null) {
    return `${figures.value(min, 'none')} to ${figures.value(max, 'none')}`;
  }
  if (topValues.length === 0) return `${figures.count(distinct)} different`;
  return (
    <bdi>
      {topValues
        .slice(0, 4)
        .map(({ value }) => value.slice(0, 40))
        .join(', ')}
      {distinct > 4 && ' …'}
    </bdi>
  );
}
