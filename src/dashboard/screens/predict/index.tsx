import { Button } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import type { ModelFile } from '../../../contract/index.ts';
import { createScorer, whatWouldMove, whyNoMove } from '../../../scorer.ts';
import { useModel } from '../../api/model.ts';
import { Panel } from '../../app/Panel.tsx';
import { useCurrentRun } from '../../app/runContext.ts';
import { Failure, Loading } from '../../app/states.tsx';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { CustomerForm } from './CustomerForm.tsx';
import { averageCustomer, customerOf, valuesOfRow, withChange } from './form.ts';
import { LoadCustomer } from './LoadCustomer.tsx';
import { Move } from './Move.tsx';
import classes from './Predict.module.css';
import { ScoreAnswer } from './ScoreAnswer.tsx';
import { ScoreFile } from './ScoreFile.tsx';

/** One customer, real or made up: segment, probability and reasons, as the values change. */
export default function PredictScreen() {
  usePageTitle('Predict');
  const { runId } = useCurrentRun();
  const model = useModel(runId);
  if (model.isPending) return <Loading what="Opening the model" />;
  if (model.isError) return <Failure error={model.error} retry={() => void model.refetch()} />;
  return <Predict model={model.data} />;
}

function Predict({ model }: { model: ModelFile }) {
  const scorer = useMemo(() => createScorer(model), [model]);
  const average = useMemo(() => averageCustomer(model.inputs), [model]);
  const [values, setValues] = useState(average);
  // Sliders move first, and the answer follows as quickly as it can.
  const settled = useDeferredValue(values);
  const { score, change } = useMemo(() => {
    const customer = customerOf(settled);
    return { score: scorer.score(customer), change: whatWouldMove(scorer, customer) };
  }, [scorer, settled]);
  return (
    <div className={classes.screen}>
      <Panel
        title="Customer"
        actions={
          <Button size="compact-sm" variant="subtle" onClick={() => setValues(average)}>
            The average customer
          </Button>
        }
      >
        <LoadCustomer onLoad={(row) => setValues(valuesOfRow(model.inputs, row))} />
        <CustomerForm inputs={model.inputs} values={values} onValues={setValues} />
      </Panel>
      <div className={classes.answer}>
        <ScoreAnswer score={score} />
        <Move
          change={change}
          why={whyNoMove(scorer)}
          inputs={model.inputs}
          onApply={(change) => setValues(withChange(values, change))}
        />
        <ScoreFile />
      </div>
    </div>
  );
}
