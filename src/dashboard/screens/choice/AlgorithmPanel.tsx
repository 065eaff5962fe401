import { algorithms } from '../../../contract/index.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import classes from './choice.module.css';

/** Why customers were grouped in this way rather than another; nothing where one way was tried. */
export function AlgorithmPanel() {
  const { candidates, compared } = useCurrentRun().selection;
  const figures = useFigures();
  const rows = compared.flatMap(({ algorithm, k, meanPlace }, i) => {
    const candidate = candidates.find((each) => each.algorithm === algorithm && each.k === k);
    return candidate === undefined ? [] : [{ candidate, meanPlace, isTaken: i === 0 }];
  });
  const [taken] = rows;
  if (taken === undefined) return null;
  const { title, sentence } = algorithms[taken.candidate.algorithm];
  return (
    <Panel title={`${title} was taken`} note={`${figures.count(rows.length)} ways were tried`}>
      <div className={layout.column}>
        <p>
          {title}: {sentence}. Each way stands here with its best number of segments; the way with
          the best mean place over silhouette, Davies-Bouldin and Calinski-Harabasz is taken. All
          three favour round groups that lie apart.
        </p>
        <div className={layout.scroll} tabIndex={0} role="region" aria-label="Ways of grouping">
          <table className={layout.table}>
            <thead>
              <tr>
                <th scope="col">Way of grouping</th>
                <th scope="col" className={layout.number}>
                  Segments
                </th>
                <th scope="col" className={layout.number}>
                  Silhouette
                </th>
                <th scope="col" className={layout.number}>
                  Davies-Bouldin
                </th>
                <th scope="col" className={layout.number}>
                  Calinski-Harabasz
                </th>
                <th scope="col" className={layout.number}>
                  In no segment
                </th>
                <th scope="col" className={layout.number}>
                  Mean place
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ candidate, meanPlace, isTaken }) => (
                <tr key={candidate.algorithm} className={isTaken ? classes.chosen : undefined}>
                  <th scope="row">
                    {algorithms[candidate.algorithm].title}
                    {isTaken && ' (taken)'}
                    <div className={classes.what}>{algorithms[candidate.algorithm].sentence}</div>
                  </th>
                  <td className={layout.number}>{figures.count(candidate.k)}</td>
                  <td className={layout.number}>{figures.decimal(candidate.silhouette, 3)}</td>
                  <td className={layout.number}>{figures.decimal(candidate.daviesBouldin, 3)}</td>
                  <td className={layout.number}>
                    {figures.decimal(candidate.calinskiHarabasz, 0)}
                  </td>
                  <td className={layout.number}>{figures.count(candidate.unassigned)}</td>
                  <td className={layout.number}>{figures.decimal(meanPlace, 1)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Panel>
  );
}
