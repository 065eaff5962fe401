import { useMemo } from 'react';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import heat from '../../charts/heatmap/Heatmap.module.css';
import { heatColour } from '../../charts/heatmap/cells.ts';
import { inkOn } from '../../theme/contrast.ts';
import { useScheme } from '../../theme/scheme.ts';
import { correlationRows, strongestPairs } from './correlationRows.ts';

/** How the features vary together: what the same behaviour is counted in twice stands out. */
export function CorrelationPanel() {
  const run = useCurrentRun();
  const figures = useFigures();
  const scheme = useScheme();
  const rows = useMemo(() => correlationRows(run), [run]);
  if (rows.length === 0) return null;
  const pairs = strongestPairs(rows);
  return (
    <Panel
      title="Correlations"
      note="of features as segments are formed on them; -1 to +1"
      figures={() => ({
        columns: ['Feature', ...rows.map(({ label }) => label)],
        rows: rows.map(({ label, values }) => [label, ...values]),
      })}
    >
      <div className={layout.scroll} tabIndex={0} role="region" aria-label="Correlations">
        <table className={heat.table}>
          <thead>
            <tr>
              <td />
              {rows.map(({ feature, label }) => (
                <th key={feature} scope="col" className={heat.feature}>
                  <bdi className={heat.upright}>{label}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ feature, label, values }) => (
              <tr key={feature}>
                <th scope="row" className={heat.segment}>
                  <bdi>{label}</bdi>
                </th>
                {values.map((value, j) => {
                  const background = heatColour(value === null ? null : 2 * value, scheme);
                  return (
                    <td
                      key={rows[j].feature}
                      className={heat.cell}
                      style={{ background, color: inkOn(background) }}
                    >
                      {figures.decimal(value, 1)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pairs.length > 0 && (
        <p className={layout.soft}>
          Closest:{' '}
          {pairs.map(({ a, b, value }) => `${a} and ${b} (${figures.decimal(value)})`).join('; ')}.
          Two features that say the same count twice when segments are formed.
        </p>
      )}
    </Panel>
  );
}
