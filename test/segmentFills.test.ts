import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { segmentColour, segmentFill } from '../src/dashboard/theme/segmentColours.ts';

const tokens = readFileSync(join(import.meta.dirname, '../src/dashboard/theme/tokens.css'), 'utf8');

it.each(['light', 'dark'] as const)(
  'a segment has one colour in CSS and in charts: %s',
  (scheme) => {
    const [block] = tokens.split(`:root[data-mantine-color-scheme='${scheme}'] {`)[1].split('}');
    for (let place = 0; place < 30; place++) {
      const name = segmentFill(place).slice('var('.length, -1);
      expect(block).toContain(`${name}: ${segmentColour(place, scheme).fill};`);
    }
  },
);
