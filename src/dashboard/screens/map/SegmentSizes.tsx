import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import { SegmentDot } from '../../app/SegmentDot.tsx';

/** Selected customers of each segment, as a table. */
export function SegmentSizes({ sizes }: { sizes: readonly (number | null)[] }) {
  const { segments } = useCurrentRun();
  const figures = useFigures();
  return (
    <Panel title="Segments in the selection">
      <div
        className={layout.scroll}
        tabIndex={0}
        role="region"
        aria-label="Segments in the selection"
      >
        <table className={layout.table}>
          <thead>
            <tr>
              <th scope="col">Segment</th>
              <th scope="col" className={layout.number}>
                Selected
              </th>
              <th scope="col" className={layout.number}>
                Of the segment
              </th>
            </tr>
          </thead>
          <tbody>
            {segments.map(({ id, name, size }, place) => {
              const selected = sizes[place];
              return (
                <tr key={id}>
                  <td>
                    <SegmentDot place={place} /> <bdi>{name}</bdi>
                  </td>
                  <td className={layout.number}>{figures.count(selected)}</td>
                  <td className={layout.number}>
                    {figures.percent(selected === null ? null : selected / Math.max(1, size))}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
