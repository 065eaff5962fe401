import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';

/** Rows that could not be read; the first hundred of them. */
export function Rejects() {
  const { data } = useCurrentRun();
  const figures = useFigures();
  if (data.rowsRejected === 0) return null;
  return (
    <Panel
      title="Rows that could not be read"
      note={`${figures.count(data.rejects.length)} of ${figures.count(data.rowsRejected)}`}
    >
      <div className={layout.scroll} tabIndex={0} role="region" aria-label="Rejected rows">
        <table className={layout.table}>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Column</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {data.rejects.map(({ line, column, reason }, i) => (
              <tr key={i}>
                <td>{figures.count(line)}</td>
                <td>
                  <bdi>{column ?? '–'}</bdi>
                </td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
