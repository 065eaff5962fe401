import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  comparisonSchema,
  inspectionSchema,
  modelFileSchema,
  runManifestSchema,
  scoreReportSchema,
  segmentConfigSchema,
} from '../src/contract/index.ts';

const id = (name: string): string => `clientele/schemas/${name}`;

/** The published JSON Schemas by file name, made from the shapes in `contract`. */
export const schemas: Readonly<Record<string, object>> = {
  'run.schema.json': {
    $id: id('run.schema.json'),
    title: 'run.json of a Clientele run',
    ...z.toJSONSchema(runManifestSchema),
  },
  'model.schema.json': {
    $id: id('model.schema.json'),
    title: 'model.json of a Clientele run',
    ...z.toJSONSchema(modelFileSchema),
  },
  'score.schema.json': {
    $id: id('score.schema.json'),
    title: 'What clientele score --json prints',
    ...z.toJSONSchema(scoreReportSchema),
  },
  'inspection.schema.json': {
    $id: id('inspection.schema.json'),
    title: 'What clientele inspect --json prints',
    ...z.toJSONSchema(inspectionSchema),
  },
  'comparison.schema.json': {
    $id: id('comparison.schema.json'),
    title: 'What clientele compare --json prints',
    ...z.toJSONSchema(comparisonSchema),
  },
  'recipe.schema.json': {
    $id: id('recipe.schema.json'),
    title: 'A Clientele recipe',
    ...z.toJSONSchema(segmentConfigSchema, { io: 'input' }),
  },
};

/** A schema as it stands in its file. */
export function schemaText(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

if (import.meta.main) {
  const folder = join(import.meta.dirname, '../schemas');
  mkdirSync(folder, { recursive: true });
  for (const [name, schema] of Object.entries(schemas))
    writeFileSync(join(folder, name), schemaText(schema));
}
