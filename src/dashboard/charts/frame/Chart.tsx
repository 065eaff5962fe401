import type { EChartsType } from 'echarts/core';
import { lazy, Suspense, useRef } from 'react';
import { Panel } from '../../app/Panel.tsx';
import { Loading } from '../../app/states.tsx';
import type { ChartOption } from './ChartOption.ts';
import { useChartStyle } from './chartStyle.ts';
import type { ChartTable } from './chartTable.ts';
import { Figures } from './Figures.tsx';
import { SaveMenu } from './SaveMenu.tsx';

const Picture = lazy(() => import('./Picture.tsx'));

/**
 * A chart in its card: drawn as SVG in the scheme that is on, with a text alternative, its figures as a table, and
 * buttons that save picture and figures.
 */
export function Chart({
  title,
  note,
  description,
  option,
  table,
  height = 260,
}: {
  title: string;
  /** A few grey words beside the title. */
  note?: string | undefined;
  /** What the picture shows, in a sentence, for those who do not see it. */
  description: string;
  /** Keep it the same object (`useMemo`) while nothing changes. */
  option: ChartOption;
  table: ChartTable;
  /** Pixels. */
  height?: number;
}) {
  const style = useChartStyle();
  const chart = useRef<EChartsType | null>(null);
  return (
    <Panel
      title={title}
      note={note}
      actions={
        <SaveMenu
          title={title}
          background={style.surface}
          table={() => table}
          drawing={() => ({
            svg: chart.current?.renderToSVGString() ?? '',
            width: chart.current?.getWidth() ?? 0,
            height: chart.current?.getHeight() ?? 0,
          })}
        />
      }
    >
      <div role="img" aria-label={description}>
        <Suspense fallback={<Loading what="Drawing" />}>
          <Picture option={option} style={style} height={height} chart={chart} />
        </Suspense>
      </div>
      <Figures table={table} caption={title} />
    </Panel>
  );
}
