import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';

/** What the features were condensed to, and what of each was lost; nothing where segments were formed on features. */
export function EmbeddingPanel() {
  const { embedding, data } = useCurrentRun();
  const figures = useFigures();
  if (embedding === null) return null;
  const { kind, nCodes, nEpochs, reconstructionError, features } = embedding;
  const labels = new Map(data.roles.map(({ name, label }) => [name, label]));
  const table = () => ({
    columns: ['Feature', 'Mean squared error'],
    rows: features.map((each) => [
      labels.get(each.feature) ?? each.feature,
      each.reconstructionError,
    ]),
  });
  return (
    <Panel
      title="What the codes keep"
      note={`${figures.count(nCodes)} codes by ${kind === 'pca' ? 'principal components' : 'an autoencoder'}`}
      figures={table}
    >
      <div className={layout.column}>
        <p>
          Segments were formed on codes that condense the features
          {nEpochs !== null && `, learnt in ${figures.count(nEpochs)} passes over the customers`}.
          Made again from the codes, the features have a mean squared error of{' '}
          {figures.decimal(reconstructionError, 3)} on the scale clustered on, where 0 is nothing
          lost and 1 about as much as if every customer were average.
        </p>
        <div className={layout.scroll} tabIndex={0} role="region" aria-label="What the codes lose">
          <table className={layout.table}>
            <thead>
              <tr>
                <th scope="col">Feature, worst first</th>
                <th scope="col" className={layout.number}>
                  Mean squared error
                </th>
              </tr>
            </thead>
            <tbody>
              {features.map(({ feature, reconstructionError: lost }) => (
                <tr key={feature}>
                  <th scope="row">
                    <bdi>{labels.get(feature) ?? feature}</bdi>
                  </th>
                  <td className={layout.number}>{figures.decimal(lost, 3)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Panel>
  );
}
