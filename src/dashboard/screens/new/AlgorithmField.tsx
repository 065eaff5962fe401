import { Checkbox } from '@mantine/core';
import { algorithmNames, algorithms } from '../../../contract/index.ts';
import type { Draft, Field } from './fields.ts';
import { optionName } from './optionNames.ts';
import classes from './Uploader.module.css';

/** The ways of grouping, each with what it does; several are tried and the best is taken. */
export function AlgorithmField({
  field: { name, sentence, alone, normally },
  chosen,
  problem,
  change,
}: {
  field: Field;
  chosen: readonly string[];
  problem: string | undefined;
  change: (value: Draft[string]) => void;
}) {
  const pick = (picked: string[]) => {
    const added = picked.find((each) => !chosen.includes(each));
    const isAlone = added !== undefined && alone.includes(added);
    change(isAlone ? [added] : picked.filter((each) => !alone.includes(each)));
  };
  return (
    <Checkbox.Group
      className={classes.wide}
      label={optionName(name)}
      description={`${sentence}; of several, the best is taken`}
      error={problem}
      value={chosen.length === 0 ? [normally] : [...chosen]}
      onChange={pick}
    >
      <div className={`${classes.fields} ${classes.answers}`}>
        {alone.map((each) => (
          <Checkbox
            key={each}
            value={each}
            label="Try all"
            description="all that fit the data; the run says why one was taken"
          />
        ))}
        {algorithmNames.map((each) => (
          <Checkbox
            key={each}
            value={each}
            label={algorithms[each].title}
            description={algorithms[each].sentence}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}
