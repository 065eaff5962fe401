import { z } from 'zod';

/** A random forest as core's `forestToJson` writes it. */
export const forestSchema = z.object({
  algorithm: z.literal('random-forest'),
  nFeatures: z.number().int().positive(),
  nClasses: z.number().int().positive(),
  /** One ascending array a feature, in the unit of the data. */
  thresholds: z.array(z.array(z.number())),
  trees: z.array(
    z.object({ nodes: z.array(z.number().int()), mixtures: z.array(z.number().min(0).max(1)) }),
  ),
});

/** The forest that tells a customer's segment from whatever columns are at hand; class = cluster. */
export const classifierModelSchema = z.object({
  /** Names of `inputs`, one a feature of the forest; a category goes in as the place of its level. */
  features: z.array(z.string()),
  forest: forestSchema,
});
export type ClassifierModel = z.infer<typeof classifierModelSchema>;

/** How well the forest copies the segments on customers it did not see; it says nothing about the segments. */
export const classifierReportSchema = z.object({
  nTrain: z.number(),
  nTest: z.number(),
  /** Share of the held-out customers whose segment the forest tells. */
  accuracy: z.number(),
  /** Accuracy of the trees on the training customers they did not see; null where not computed. */
  oobScore: z.number().nullable(),
  /** Held-out customers: rows are segments, columns what the forest said, both in the order of `segments`. */
  confusion: z.array(z.array(z.number())),
  /** In the order of `segments`; null where no held-out customer is, or was said to be, of the segment. */
  precision: z.array(z.number().nullable()),
  recall: z.array(z.number().nullable()),
  /** Largest first. */
  importances: z.array(
    z.object({
      feature: z.string(),
      label: z.string(),
      /** Mean decrease in impurity; all sum to 1. */
      impurity: z.number(),
      /** Accuracy lost on held-out customers when the column is shuffled (Breiman, 2001). */
      permutation: z.number(),
    }),
  ),
});
export type ClassifierReport = z.infer<typeof classifierReportSchema>;

/** One condition of a rule: `balance > 1,200`, `job is admin or services`. */
export const ruleConditionSchema = z.object({
  feature: z.string(),
  label: z.string(),
  /** Above this; null where open. */
  above: z.number().nullable(),
  /** At most this; null where open. */
  atMost: z.number().nullable(),
  /** Levels of a category; null for a number. */
  levels: z.array(z.string()).nullable(),
});

/** A segment in a few readable conditions, from a small tree that imitates the segments. */
export const segmentRulesSchema = z.object({
  segmentId: z.string(),
  rules: z.array(
    z.object({
      conditions: z.array(ruleConditionSchema),
      text: z.string(),
      /** Share of the segment's customers that the rule reaches. */
      coverage: z.number(),
      /** Share of the customers it reaches that are of the segment. */
      precision: z.number(),
    }),
  ),
  /** Share of the segment's customers that some rule of it reaches. */
  coverage: z.number(),
});

export const rulesSchema = z.object({
  /** Share of all customers whose segment the tree tells. */
  fidelity: z.number(),
  /** In the order of `segments`. */
  segments: z.array(segmentRulesSchema),
});
export type Rules = z.infer<typeof rulesSchema>;
