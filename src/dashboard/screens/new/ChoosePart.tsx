import { NativeSelect } from '@mantine/core';
import type { DatasetParts } from '../../../contract/index.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { useFigures } from '../../app/runContext.ts';

/** Which table of a database or sheet of a workbook to read. */
export function ChoosePart({
  kind,
  names,
  chosen,
  choose,
}: {
  kind: NonNullable<DatasetParts['kind']>;
  names: readonly string[];
  chosen: string | null;
  choose: (part: string | null) => void;
}) {
  const figures = useFigures();
  return (
    <Panel title={`Which ${kind}`} note={`the file holds ${figures.count(names.length)}`}>
      <div className={layout.column}>
        <NativeSelect
          label={kind === 'table' ? 'Table to read' : 'Sheet to read'}
          maw={340}
          value={chosen ?? ''}
          data={[{ value: '', label: `Choose a ${kind}` }, ...names]}
          onChange={(event) => choose(event.currentTarget.value || null)}
        />
      </div>
    </Panel>
  );
}
