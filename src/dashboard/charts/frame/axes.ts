import type { ChartStyle } from './chartStyle.ts';

/** An axis of numbers with faint lines across the chart; as many as `splitNumber` asks for, about. */
export function valueAxis(style: ChartStyle, formatter?: (value: number) => string) {
  return {
    type: 'value' as const,
    axisLabel: { color: style.soft, ...(formatter === undefined ? {} : { formatter }) },
    splitLine: { lineStyle: { color: style.line } },
    splitNumber: 3,
  };
}

/** An axis of names, without ticks. */
export function nameAxis(style: ChartStyle, names: readonly string[]) {
  return {
    type: 'category' as const,
    data: [...names],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: style.line } },
  };
}

/** Names one below the other, the first on top, each at the foot of its bar. */
export function rowAxis(style: ChartStyle, names: readonly string[]) {
  return {
    ...nameAxis(style, names),
    inverse: true,
    axisLabel: {
      color: style.ink,
      width: 150,
      overflow: 'truncate' as const,
      margin: 8,
    },
  };
}
