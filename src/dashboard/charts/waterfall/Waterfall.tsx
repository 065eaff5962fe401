import type { Waterfall as Shape } from './option.ts';
import classes from './Waterfall.module.css';

/** Reasons as bars that hang on each other, each with its words and its figure. */
export function Waterfall({ shape, figure }: { shape: Shape; figure: (n: number) => string }) {
  const percent = (share: number) => `${100 * share}%`;
  return (
    <ol className={classes.steps}>
      {shape.steps.map(({ label, text, contribution, left, width }, i) => (
        <li key={i} className={classes.step}>
          <span className={classes.words}>
            <bdi className={classes.label}>{label}</bdi>
            <span className={classes.text}>{text}</span>
          </span>
          <span className={classes.track} aria-hidden="true">
            <span className={classes.zero} style={{ left: percent(shape.zero) }} />
            <span
              className={contribution < 0 ? classes.against : classes.for}
              style={{ left: percent(left), width: percent(width) }}
            />
          </span>
          <span className={classes.figure}>{figure(contribution)}</span>
        </li>
      ))}
    </ol>
  );
}
