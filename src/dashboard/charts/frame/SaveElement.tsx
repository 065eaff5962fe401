import { memo, type RefObject, useLayoutEffect, useRef } from 'react';
import { useChartStyle } from './chartStyle.ts';
import type { ChartTable } from './chartTable.ts';
import { svgOfElement } from './elementPicture.ts';
import { SaveMenu } from './SaveMenu.tsx';

/** Saves a chart that is made of HTML, as it stands at that moment. */
export function SaveElement({
  title,
  element,
  table,
}: {
  title: string;
  element: RefObject<HTMLElement | null>;
  table: () => ChartTable;
}) {
  const { surface } = useChartStyle();
  const latest = useRef(table);
  useLayoutEffect(() => {
    latest.current = table;
  });
  return <Held title={title} element={element} latest={latest} surface={surface} />;
}

/** Charts are drawn anew many times a second while a brush moves; their menus are not. */
const Held = memo(function Held({
  title,
  element,
  latest,
  surface,
}: {
  title: string;
  element: RefObject<HTMLElement | null>;
  latest: RefObject<() => ChartTable>;
  surface: string;
}) {
  return (
    <SaveMenu
      title={title}
      background={surface}
      table={() => latest.current()}
      drawing={() => {
        const shown = element.current;
        if (shown === null) return { svg: '', width: 0, height: 0 };
        const { width, height } = shown.getBoundingClientRect();
        return { svg: svgOfElement(shown), width, height };
      }}
    />
  );
});
