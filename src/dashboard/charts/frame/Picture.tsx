import type { EChartsType } from 'echarts/core';
import { type RefObject, useEffect, useRef } from 'react';
import type { ChartOption } from './ChartOption.ts';
import type { ChartStyle } from './chartStyle.ts';
import { createChart, drawn } from './engine.ts';

/** The drawing itself; loaded only when a page has a chart. */
export default function Picture({
  option,
  style,
  height,
  chart,
}: {
  option: ChartOption;
  style: ChartStyle;
  height: number;
  chart: RefObject<EChartsType | null>;
}) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return undefined;
    const made = createChart(place.current);
    chart.current = made;
    const watcher = new ResizeObserver(() => made.resize());
    watcher.observe(place.current);
    return () => {
      watcher.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, [chart]);
  useEffect(() => {
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    chart.current?.setOption(drawn(option, style, isStill), { notMerge: true });
  }, [chart, option, style]);
  return <div ref={place} style={{ height }} />;
}
