import { z } from 'zod';

const embedWords = 'write pca:0.9, pca:5, autoencoder:10 or none';

/** How features are condensed before customers are grouped: `none`, `pca:0.9`, `pca:5` or `autoencoder:10`. */
export const embedSchema = z
  .string(embedWords)
  .regex(/^(none|pca:(0?\.\d+|[1-9]\d*)|autoencoder:[1-9]\d*)$/, embedWords);

/** What is asked of an embedding. */
export type EmbeddingRequest =
  | { readonly kind: 'pca'; readonly nCodes: number }
  /** As many components as explain this share of the variance. */
  | { readonly kind: 'pca'; readonly share: number }
  | { readonly kind: 'autoencoder'; readonly nCodes: number };

/** @returns null for `none` */
export function embeddingRequest(embed: string): EmbeddingRequest | null {
  const [kind, figure] = embed.split(':');
  const amount = Number(figure);
  if (kind === 'autoencoder') return { kind, nCodes: amount };
  if (kind !== 'pca') return null;
  return amount < 1 ? { kind, share: amount } : { kind, nCodes: amount };
}

/** A fitted embedding: codes of a row are (row - centre) times each axis, or what the encoder makes of the row. */
export const embeddingFileSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('pca'),
    /** nFeatures: the average customer. */
    centre: z.array(z.number()),
    /** nCodes x nFeatures */
    axes: z.array(z.array(z.number())),
  }),
  z.object({
    kind: z.literal('autoencoder'),
    /** nFeatures: the average customer. */
    centre: z.array(z.number()),
    /** Widths of the layers between the features and the codes. */
    hiddenLayers: z.array(z.number()),
    nCodes: z.number(),
    /** Of the way to the codes, layer by layer: weights (outputs x inputs, row-major), then biases. */
    parameters: z.array(z.number()),
  }),
]);
export type EmbeddingFile = z.infer<typeof embeddingFileSchema>;

/** How well the codes keep the features. */
export const embeddingReportSchema = z.object({
  kind: z.enum(['pca', 'autoencoder']),
  nCodes: z.number(),
  /** Passes over the customers that training took; null for principal components. */
  nEpochs: z.number().nullable(),
  /** Mean squared error of the features made again from the codes, on the scale clustered on. */
  reconstructionError: z.number(),
  /** Worst first. */
  features: z.array(z.object({ feature: z.string(), reconstructionError: z.number() })),
});
export type EmbeddingReport = z.infer<typeof embeddingReportSchema>;
