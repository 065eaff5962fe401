import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { schemas, schemaText } from '../scripts/schemas.ts';

it.each(Object.entries(schemas))('%s is the one the code describes', (name, schema) => {
  const published = readFileSync(join(import.meta.dirname, '../schemas', name), 'utf8');
  expect(published, 'run "npm run schemas" and commit the result').toBe(schemaText(schema));
});
