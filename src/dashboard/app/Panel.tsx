import { type ReactNode, useId, useRef } from 'react';
import type { ChartTable } from '../charts/frame/chartTable.ts';
import { SaveElement } from '../charts/frame/SaveElement.tsx';
import classes from './Panel.module.css';

/** A white card with a title, a grey note beside it, and room for buttons at the right. */
export function Panel({
  title,
  note,
  actions,
  figures,
  children,
}: {
  title: string;
  note?: string | undefined;
  actions?: ReactNode;
  /** The figures of what the card shows; with them it can be saved as picture, drawing or figures. */
  figures?: () => ChartTable;
  children: ReactNode;
}) {
  const id = useId();
  const content = useRef<HTMLDivElement>(null);
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <div className={classes.head}>
        <div className={classes.words}>
          <h2 id={id} className={classes.title}>
            {title}
          </h2>
          {note !== undefined && <span className={classes.note}>{note}</span>}
        </div>
        <div className={classes.actions}>
          {actions}
          {figures !== undefined && <SaveElement title={title} element={content} table={figures} />}
        </div>
      </div>
      <div ref={content}>{children}</div>
    </section>
  );
}
