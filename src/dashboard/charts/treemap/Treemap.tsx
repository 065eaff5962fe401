import type { CSSProperties, ReactNode } from 'react';
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
              <Tile
                href={width > 0.1 && height > 0.2 ? segmentPath(run.runId, segment.id) : null}
                style={{ background: fill, color: ink }}
                words={words}
              >
                {hasWords && (
                  <span className={classes.words}>
                    <bdi className={classes.name}>{segment.name}</bdi>
                    <span className={classes.name}>
                      {share} · {figures.brief(value.totals[place], value.unit)}
                    </span>
                  </span>
                )}
              </Tile>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

/** A tile that a finger can hit leads to its segment; without words on it, it is told. */
function Tile({
  href,
  style,
  words,
  children,
}: {
  href: string | null;
  style: CSSProperties;
  words: string;
  children: ReactNode;
}) {
  const look = { className: classes.tile, style, title: words };
  const told = children === false ? { 'aria-label': words } : {};
  if (href === null) {
    return (
      <span {...look} {...(children === false ? { role: 'img' } : {})} {...told}>
        {children}
      </span>
    );
  }
  return (
    <Link href={href} {...look} {...told}>
      {children}
    </Link>
  );
}
