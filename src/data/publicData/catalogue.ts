import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ClienteleError } from '../../contract/index.ts';

const publicFileSchema = z.strictObject({
  name: z.string(),
  /** Where it lies in the archive; an archive inside the archive stands before "!". */
  from: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
const publicDatasetSchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  /** What it holds, as the middle of a sentence. */
  about: z.string(),
  publisher: z.string(),
  address: z.url(),
  licence: z.string(),
  citation: z.string(),
  files: z.array(publicFileSchema).min(1),
});
export type PublicFile = z.infer<typeof publicFileSchema>;
/** Data that anyone may fetch from its publisher. */
export type PublicDataset = z.infer<typeof publicDatasetSchema>;

/** The public data that are known by name. */
export async function publicDatasets(): Promise<PublicDataset[]> {
  const text = await readFile(join(import.meta.dirname, 'catalogue.yaml'), 'utf8');
  return z.array(publicDatasetSchema).parse(parse(text));
}

/** @throws ClienteleError `usage` when there are none of that name */
export async function findPublicDataset(name: string): Promise<PublicDataset> {
  const known = await publicDatasets();
  const found = known.find((dataset) => dataset.name === name);
  if (found !== undefined) return found;
  const names = known.map((dataset) => dataset.name).join(', ');
  throw new ClienteleError('usage', `There are no public data "${name}"; choose one of ${names}.`);
}
