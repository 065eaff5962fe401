import { useMemo } from 'react';
import { useScheme } from '../../theme/scheme.ts';
import type { Scheme } from '../../theme/segmentColours.ts';

/** The colours of a chart's parts that are not segments; hex, as ECharts knows no custom properties. */
export interface ChartStyle {
  readonly scheme: Scheme;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly surface: string;
  readonly accent: string;
  /** Something to notice. */
  readonly mark: string;
}

/** The same values as in `tokens.css`. */
export const chartStyles: Readonly<Record<Scheme, ChartStyle>> = {
  light: {
    scheme: 'light',
    ink: '#1c2330',
    soft: '#566072',
    line: '#e1e5ec',
    surface: '#ffffff',
    accent: '#2459c9',
    mark: '#b42332',
  },
  dark: {
    scheme: 'dark',
    ink: '#e8ecf2',
    soft: '#a3aebd',
    line: '#2a3442',
    surface: '#171e28',
    accent: '#86b1ff',
    mark: '#ff8a94',
  },
};

/** The style of charts in the scheme that is on. */
export function useChartStyle(): ChartStyle {
  const scheme = useScheme();
  return useMemo(() => chartStyles[scheme], [scheme]);
}
