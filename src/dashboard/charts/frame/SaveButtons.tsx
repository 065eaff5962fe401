import { Button, Menu } from '@mantine/core';
import type { EChartsType } from 'echarts/core';
import type { RefObject } from 'react';
import { type ChartTable, csvOf, fileNameOf } from './chartTable.ts';
import { pngOf, saveFile } from './saveFile.ts';

/** Saves a chart as picture (PNG), drawing (SVG) or figures (CSV). */
export function SaveButtons({
  title,
  table,
  chart,
  background,
}: {
  title: string;
  table: ChartTable;
  chart: RefObject<EChartsType | null>;
  background: string;
}) {
  const svg = () => chart.current?.renderToSVGString() ?? '';
  const saveSvg = () => {
    saveFile(new Blob([svg()], { type: 'image/svg+xml' }), fileNameOf(title, 'svg'));
  };
  const savePng = async () => {
    const size = { width: chart.current?.getWidth() ?? 0, height: chart.current?.getHeight() ?? 0 };
    saveFile(await pngOf(svg(), size, background), fileNameOf(title, 'png'));
  };
  const saveCsv = () => {
    saveFile(new Blob([csvOf(table)], { type: 'text/csv' }), fileNameOf(title, 'csv'));
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="subtle" size="compact-sm" aria-label={`Save ${title}`}>
          Save
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void savePng()}>Picture (PNG)</Menu.Item>
        <Menu.Item onClick={saveSvg}>Drawing (SVG)</Menu.Item>
        <Menu.Item onClick={saveCsv}>Figures (CSV)</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
