import { Button } from '@mantine/core';
import { apiRoot, runPath } from '../../api/addresses.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { useCurrentRun } from '../../app/runContext.ts';

const exportFormats = [
  { format: 'sql', title: 'Model as SQL' },
  { format: 'ts', title: 'Model as TypeScript' },
  { format: 'onnx', title: 'Model as ONNX' },
  { format: 'json', title: 'Model as JSON' },
] as const;

/** The run as files: for colleagues, spreadsheets and other systems. */
export function TakeAway() {
  const { runId } = useCurrentRun();
  const base = `${apiRoot}${runPath(runId)}`;
  return (
    <Panel title="Take it with you" note="everything stays inside your network">
      <div className={layout.row}>
        <Button component="a" variant="default" href={`${base}/report`} target="_blank">
          Open the report
        </Button>
        <Button component="a" variant="default" href={`${base}/segments.csv`} download>
          Customers and segments (CSV)
        </Button>
        {exportFormats.map(({ format, title }) => (
          <Button
            key={format}
            component="a"
            variant="default"
            href={`${base}/exports/${format}`}
            download
          >
            {title}
          </Button>
        ))}
      </div>
    </Panel>
  );
}
