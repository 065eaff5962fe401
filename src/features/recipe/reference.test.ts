import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { tableOf } from '../../../test/support/tables.ts';
import { segmentConfigSchema } from '../../contract/index.ts';
import { applyRecipe } from './applyRecipe.ts';
import { fitRecipe } from './fitRecipe.ts';

const referenceSchema = z.object({
  columns: z.record(z.string(), z.array(z.number().nullable())),
  cases: z.array(
    z.object({
      options: segmentConfigSchema.pick({
        impute: true,
        outliers: true,
        transform: true,
        scale: true,
      }),
      lambdas: z.array(z.number()).optional(),
      x: z.array(z.array(z.number())),
    }),
  ),
});
const file = join(import.meta.dirname, '../../../test/reference/features_recipe.json');
const { columns, cases } = referenceSchema.parse(JSON.parse(readFileSync(file, 'utf8')));

test.each(cases)('scikit-learn gives the same for $options', ({ options, lambdas, x }) => {
  const table = tableOf(columns);
  const { recipe } = fitRecipe(table, Object.keys(columns), [], options);
  lambdas?.forEach((lambda, j) =>
    expect(recipe.features[j].transform.lambda).toBeCloseTo(lambda, 5),
  );
  const digits = lambdas === undefined ? 10 : 4;
  const { data } = applyRecipe(recipe, table).x;
  x.flat().forEach((value, i) => expect(data[i]).toBeCloseTo(value, digits));
});
