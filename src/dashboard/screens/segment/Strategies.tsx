import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Segment, Strategy } from '../../../contract/index.ts';
import { useMay } from '../../api/session.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { StrategyForm } from './StrategyForm.tsx';
import classes from './Strategies.module.css';

/** What to do for the segment, why, and on what figures; an analyst may put it in the bank's own words. */
export function Strategies({ segment }: { segment: Segment }) {
  const [isEditing, setEditing] = useState(false);
  const mayEdit = useMay('analyst');
  const edit = (
    <Button variant="subtle" size="compact-sm" onClick={() => setEditing(true)}>
      Edit
    </Button>
  );
  return (
    <Panel title="What to do" actions={mayEdit && !isEditing && edit}>
      {isEditing ? (
        <StrategyForm segment={segment} close={() => setEditing(false)} />
      ) : (
        <StrategyList strategy={segment.strategy} />
      )}
    </Panel>
  );
}

function StrategyList({ strategy }: { strategy: readonly Strategy[] }) {
  if (strategy.length === 0) {
    return <p className={layout.soft}>Nothing is proposed for this segment yet.</p>;
  }
  return (
    <ol className={classes.list}>
      {strategy.map(({ action, rationale, evidence }, i) => (
        <li key={i}>
          <h3>{action}</h3>
          <p>{rationale}</p>
          {evidence !== '' && <p className={layout.soft}>{evidence}</p>}
        </li>
      ))}
    </ol>
  );
}
