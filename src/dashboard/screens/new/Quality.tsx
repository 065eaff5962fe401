import { Progress } from '@mantine/core';
import type { Inspection } from '../../../contract/index.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { useFigures } from '../../app/runContext.ts';

const shown = 5;

/** How good the data are, and what to mend first. */
export function Quality({ quality }: { quality: Inspection['quality'] }) {
  const figures = useFigures();
  const { score, parts, fixFirst } = quality;
  const [first, others] = [fixFirst.slice(0, shown), fixFirst.slice(shown)];
  return (
    <Panel title="Quality of the data" note={`${figures.decimal(score, 0)} of 100`}>
      <div className={layout.column}>
        <Progress value={score} size="lg" aria-label={`Quality ${Math.round(score)} of 100`} />
        {fixFirst.length === 0 ? (
          <p>Nothing has to be mended.</p>
        ) : (
          <Problems title="Mend first" problems={first} />
        )}
        {others.length > 0 && (
          <details>
            <summary>{figures.count(others.length)} more</summary>
            <Problems title="Then" problems={others} />
          </details>
        )}
        <details>
          <summary>What the points are made of</summary>
          <ul className={layout.list}>
            {parts.map(({ name, points, of, text }) => (
              <li key={name}>
                {figures.decimal(points, 1)} of {figures.decimal(of, 0)}: {text}
              </li>
            ))}
          </ul>
        </details>
      </div>
    </Panel>
  );
}

function Problems({
  title,
  problems,
}: {
  title: string;
  problems: Inspection['quality']['fixFirst'];
}) {
  return (
    <section>
      <h3>{title}</h3>
      <ul className={layout.list}>
        {problems.map(({ text }, i) => (
          <li key={i}>
            <bdi>{text}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
