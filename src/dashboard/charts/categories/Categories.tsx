import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import classes from './Categories.module.css';
import { leaderboard, type Levels, type Line } from './option.ts';

/** Lines shown before anyone asks for all. */
const most = 10;

/** Levels of a category as bars; each is a button that keeps or drops its customers. */
export function Categories({
  label,
  data,
  onToggle,
  words,
  mark,
  colourAt,
}: {
  label: string;
  data: Levels;
  onToggle: (level: string) => void;
  words: {
    readonly count: (n: number | null) => string;
    readonly percent: (share: number | null) => string;
    /** What stands for a level; the level itself where left out. */
    readonly name?: (level: string) => string;
  };
  /** Stands before the name. */
  mark?: (code: number) => ReactNode;
  /** Colour of a bar; the accent where left out. */
  colourAt?: (code: number) => string;
}) {
  const [isWhole, setWhole] = useState(false);
  const { lines, nHidden, top } = leaderboard(data, isWhole ? Infinity : most);
  const isAnyChosen = lines.some(({ isChosen }) => isChosen);
  const draw = (line: Line) => (
    <LineButton
      line={line}
      top={top}
      name={words.name?.(line.level) ?? line.level}
      count={words.count(line.count)}
      percent={words.percent(line.share)}
      isFaint={isAnyChosen && !line.isChosen}
      mark={mark?.(line.code)}
      colour={colourAt?.(line.code)}
      onToggle={onToggle}
    />
  );
  return (
    <>
      <ul className={classes.lines} aria-label={label}>
        {lines.map((line) => (
          <li key={line.code}>{draw(line)}</li>
        ))}
      </ul>
      {(nHidden > 0 || isWhole) && (
        <Button variant="subtle" size="compact-sm" onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Show fewer' : `Show ${words.count(nHidden)} more`}
        </Button>
      )}
    </>
  );
}

function LineButton({
  line,
  top,
  name,
  count,
  percent,
  isFaint,
  mark,
  colour,
  onToggle,
}: {
  line: Line;
  top: number;
  name: string;
  count: string;
  percent: string;
  isFaint: boolean;
  mark: ReactNode;
  colour: string | undefined;
  onToggle: (level: string) => void;
}) {
  const width = (n: number) => `${top === 0 ? 0 : (100 * n) / top}%`;
  return (
    <button
      type="button"
      className={classes.line}
      aria-pressed={line.isChosen}
      data-faint={isFaint || undefined}
      onClick={() => onToggle(line.level)}
    >
      <span className={classes.name} title={name.slice(0, 300)}>
        {mark}
        <bdi className={classes.level}>{name === '' ? '(empty)' : name}</bdi>
      </span>
      <span className={classes.track} aria-hidden="true">
        <span className={classes.expected} style={{ width: width(line.expected) }} />
        <span
          className={classes.bar}
          style={{
            width: width(line.count ?? 0),
            ...(colour === undefined ? {} : { background: colour }),
          }}
        />
      </span>
      <span className={classes.count}>{count}</span>
      <span className={classes.percent}>{percent}</span>
    </button>
  );
}
