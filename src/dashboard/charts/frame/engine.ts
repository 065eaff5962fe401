import { BarChart, CustomChart, LineChart, RadarChart, SankeyChart } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  RadarComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartStyle } from './chartStyle.ts';
import { fontStack } from './polygons.ts';
import type { ChartOption } from './ChartOption.ts';

use([
  BarChart,
  CustomChart,
  LineChart,
  RadarChart,
  SankeyChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  RadarComponent,
  TooltipComponent,
  LabelLayout,
  SVGRenderer,
]);

/** An empty chart in `element`. */
export function createChart(element: HTMLElement): EChartsType {
  return init(element, null, { renderer: 'svg' });
}

/** Everything charts have in common. Tooltips are drawn, never HTML: names of segments come from outside. */
export function drawn(option: ChartOption, style: ChartStyle, isStill: boolean): ChartOption {
  return {
    animation: !isStill,
    animationDuration: 250,
    animationDurationUpdate: 200,
    ...option,
    textStyle: { color: style.soft, fontFamily: fontStack, fontSize: 12 },
    tooltip: {
      confine: true,
      backgroundColor: style.surface,
      borderColor: style.line,
      textStyle: { color: style.ink, fontSize: 12 },
      ...(typeof option.tooltip === 'object' && !Array.isArray(option.tooltip)
        ? option.tooltip
        : {}),
      renderMode: 'richText',
    },
  };
}
