import { Link } from 'wouter';
import { Panel } from '../../app/Panel.tsx';
import { segmentPath } from '../../app/paths.ts';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import { useSegmentColours } from '../../theme/scheme.ts';
import { squarify } from './squarify.ts';
import { valueOf } from './valueOf.ts';
import classes from './Treemap.module.css';

const percent = (share: number) => `${share * 100}%`;

/** What each segment is worth, as areas; each leads to its segment. */
export function Treemap() {
  const run = useCurrentRun();
  const figures = useFigures();
  const colourAt = useSegmentColours();
  const value = valueOf(run);
  const total = value.totals.reduce((sum, part) => sum + part, 0);
  const tiles = squarify(value.totals, 2);
  const title = value.feature === null ? 'Customers by segment' : 'Value by segment';
  return (
    <Panel
      title={title}
      note={`area = total ${value.label.toLowerCase()}`}
      figures={() => ({
        columns: ['Segment', value.label],
        rows: run.segments.map(({ name }, place) => [name, value.totals[place]]),
      })}
    >
      <ul className={classes.whole}>
        {run.segments.map((segment, place) => {
          const { left, top, width, height } = tiles[place];
          const { fill, ink } = colourAt(place);
          const hasWords = width * height > 0.03;
          const share = figures.percent(value.totals[place] / total);
          const words = `${segment.name}: ${figures.value(value.totals[place], value.unit)}, ${share}`;
          return (
            <li
              key={segment.id}
              className={classes.place}
              style={{
                left: percent(left),
                top: percent(top),
                width: percent(width),
                height: percent(height),
              }}
            >
              <Link
                href={segmentPath(run.runId, segment.id)}
                className={classes.tile}
                style={{ background: fill, color: ink }}
                title={words}
                aria-label={hasWords ? undefined : words}
              >
                {hasWords && (
                  <span className={classes.words}>
                    <bdi className={classes.name}>{segment.name}</bdi>
                    <span className={classes.name}>
                      {share} · {figures.brief(value.totals[place], value.unit)}
                    </span>
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
