import { algorithms, type Candidate } from '../../../contract/index.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import { measuresOf } from '../../charts/candidates/measures.ts';
import classes from './choice.module.css';

/** Every number of segments that was tried, with all figures and the sizes it would have given. */
export function CandidateTable() {
  const { selection } = useCurrentRun();
  const figures = useFigures();
  const { candidates, chosen } = selection;
  const measures = measuresOf(candidates);
  const several = new Set(candidates.map(({ algorithm }) => algorithm)).size > 1;
  return (
    <Panel title="All that was tried">
      <div className={layout.scroll} tabIndex={0} role="region" aria-label="All that was tried">
        <table className={layout.table}>
          <thead>
            <tr>
              <th scope="col">Segments</th>
              {several && <th scope="col">Algorithm</th>}
              {measures.map(({ key, label }) => (
                <th key={key} scope="col" className={layout.number}>
                  {label}
                </th>
              ))}
              <th scope="col">Sizes</th>
              <th scope="col">Settled</th>
            </tr>
          </thead>
          <tbody>
            {candidates.map((candidate, i) => (
              <tr key={i} className={isChosen(candidate, chosen) ? classes.chosen : undefined}>
                <th scope="row">
                  {candidate.k}
                  {isChosen(candidate, chosen) && ' (chosen)'}
                </th>
                {several && <td>{algorithms[candidate.algorithm].title}</td>}
                {measures.map(({ key, digits, figure }) => (
                  <td key={key} className={layout.number}>
                    {figures.decimal(figure(candidate), digits)}
                  </td>
                ))}
                <td>
                  <Sizes sizes={candidate.clusterSizes} />
                </td>
                <td>{candidate.converged ? `after ${candidate.nIter} steps` : 'no'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function isChosen(
  { algorithm, k }: Candidate,
  chosen: { readonly algorithm: string; readonly k: number },
): boolean {
  return algorithm === chosen.algorithm && k === chosen.k;
}

function Sizes({ sizes }: { sizes: readonly number[] }) {
  const figures = useFigures();
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return (
    <span
      className={classes.sizes}
      role="img"
      aria-label={sizes.map((size) => figures.count(size)).join(', ')}
      title={sizes.map((size) => figures.count(size)).join(', ')}
    >
      {sizes.map((size, i) => (
        <span
          key={i}
          className={classes.part}
          style={{ width: `${total === 0 ? 0 : (size / total) * 100}%` }}
        />
      ))}
    </span>
  );
}
