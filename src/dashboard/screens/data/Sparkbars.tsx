import classes from './Sparkbars.module.css';

const width = 120;
const height = 30;

/** Counts as small bars; the table beside them says the figures. */
export function Sparkbars({ counts }: { counts: readonly number[] }) {
  const most = Math.max(1, ...counts);
  const step = width / counts.length;
  return (
    <svg className={classes.bars} width={width} height={height} aria-hidden="true">
      {counts.map((count, i) => {
        const tall = (count / most) * height;
        return (
          <rect
            key={i}
            x={i * step}
            y={height - tall}
            width={Math.max(1, step - 1)}
            height={tall}
            rx={1}
          />
        );
      })}
    </svg>
  );
}
