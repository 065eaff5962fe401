import { z } from 'zod';

/** What a ratio is made of: sums of columns. */
const ratioPartsSchema = z
  .array(z.string().min(1))
  .min(1, 'write at least one column')
  .describe(
    'columns whose values are added; a word such as cash-advance stands for the column that holds it',
  );

const ratioWords = 'write name=part+part/whole+whole such as spend_to_income=purchases/income';

/** A feature that divides what some columns hold by what others do. */
const ratioSchema = z.strictObject(
  {
    name: z
      .string()
      .regex(/^[\p{L}_][\p{L}\p{N}_]*$/u, 'write letters, digits and _ such as spend_to_income')
      .describe('name of the feature'),
    label: z
      .string()
      .min(1)
      .optional()
      .describe('its name for people; made from its name when not given'),
    of: ratioPartsSchema,
    to: ratioPartsSchema,
  },
  ratioWords,
);
export type Ratio = z.infer<typeof ratioSchema>;

/** Options that make features of transactions and columns, and choose among them. */
export const preparationOptions = {
  windows: z
    .array(
      z
        .number('write days such as 30,90')
        .int('write whole days such as 30,90')
        .min(1, 'write days such as 30,90')
        .max(3660, 'write days such as 30,90; ten years are the most'),
    )
    .max(12)
    .default([])
    .describe(
      'days back from the last one, each a feature and set against as many days before, for transactions: 30,90',
    ),
  shares: z
    .array(z.string())
    .max(5)
    .default([])
    .describe(
      'columns of transactions whose values each become a share of what a customer spends, such as category',
    ),
  seasonality: z
    .enum(['none', 'auto'])
    .default('none')
    .describe(
      'whether features say when in the year and the month a customer spends, for transactions',
    ),
  ratios: z
    .array(ratioSchema, ratioWords)
    .max(50)
    .default([])
    .describe('features that divide some columns by others, as name=part+part/whole+whole'),
  coding: z
    .enum(['one-hot', 'ordinal', 'frequency'])
    .default('one-hot')
    .describe(
      'how a category of three values or more becomes numbers: one each, by its place in an order, or by how common it is',
    ),
  orders: z
    .record(z.string(), z.array(z.string()).min(2, 'write the values in order, lowest first'))
    .default({})
    .describe('values of a category in order, lowest first, for coding by place'),
  minVariance: z
    .number()
    .min(0)
    .max(0.25)
    .nullable()
    .default(null)
    .describe(
      'leave out features whose variance is smaller, their range taken as 1, such as 0.0001',
    ),
  maxCorrelation: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .default(null)
    .describe('leave out features that go together more closely with an earlier one, such as 0.95'),
} as const;
