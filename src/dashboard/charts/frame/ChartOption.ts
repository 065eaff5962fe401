import type {
  BarSeriesOption,
  CustomSeriesOption,
  LineSeriesOption,
  RadarSeriesOption,
  SankeySeriesOption,
} from 'echarts/charts';
import type {
  GridComponentOption,
  LegendComponentOption,
  RadarComponentOption,
  TooltipComponentOption,
} from 'echarts/components';
import type { ComposeOption } from 'echarts/core';

/** What the kinds of chart in `engine.ts` understand. */
export type ChartOption = ComposeOption<
  | BarSeriesOption
  | CustomSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | LineSeriesOption
  | RadarComponentOption
  | RadarSeriesOption
  | SankeySeriesOption
  | TooltipComponentOption
>;
