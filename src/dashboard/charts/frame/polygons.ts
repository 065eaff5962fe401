import type { CustomSeriesOption } from 'echarts/charts';

/** As in `tokens.css`; measuring text knows neither `inherit` nor custom properties. */
export const fontStack = 'Inter, ui-sans-serif, system-ui, sans-serif';

type Point = readonly [x: number, y: number];

/** An area in the units of the axes, with what stands in it and beside it. */
export interface Area {
  readonly points: readonly Point[];
  readonly fill: string;
  readonly opacity?: number;
  /** Lines on top of the area. */
  readonly lines?: readonly { readonly from: Point; readonly to: Point; readonly width: number }[];
  readonly ink?: string;
  /** A dot on top of the lines. */
  readonly dot?: Point;
  /** Written to the left of the axes, at the height of `y`. */
  readonly label: { readonly text: string; readonly y: number; readonly colour: string };
  /** What pointing at it tells. */
  readonly words: string;
}

/** Pixels for labels at the left. */
export const labelRoom = 158;

/** Areas as a series; one a name, so that each can be pointed at. */
export function areaSeries(area: Area): CustomSeriesOption {
  const { points, fill, opacity = 1, lines = [], ink = fill, dot, label, words } = area;
  return {
    type: 'custom',
    data: [points[0] ?? [0, 0]],
    tooltip: { formatter: () => words },
    renderItem: (params, api) => {
      const at = ([x, y]: Point): [number, number] => {
        const [left, top] = api.coord([x, y]);
        return [left, top];
      };
      const left = 'x' in params.coordSys ? Number(params.coordSys['x']) : labelRoom;
      return {
        type: 'group',
        children: [
          { type: 'polygon', shape: { points: points.map(at) }, style: { fill, opacity } },
          ...lines.map(({ from, to, width }) => {
            const [[x1, y1], [x2, y2]] = [at(from), at(to)];
            return {
              type: 'line' as const,
              shape: { x1, y1, x2, y2 },
              style: { stroke: ink, lineWidth: width },
            };
          }),
          ...(dot === undefined
            ? []
            : [
                {
                  type: 'circle' as const,
                  shape: { cx: at(dot)[0], cy: at(dot)[1], r: 4 },
                  style: { fill: '#ffffff', stroke: ink, lineWidth: 2 },
                },
              ]),
          {
            type: 'text',
            style: {
              text: label.text,
              x: left - 10,
              y: at([0, label.y])[1],
              fill: label.colour,
              fontFamily: fontStack,
              align: 'right',
              verticalAlign: 'middle',
              width: labelRoom - 18,
              overflow: 'truncate',
            },
          },
        ],
      };
    },
  };
}
