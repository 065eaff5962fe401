import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, inkOn, legibleOn, mix } from './contrast.ts';
import { type Scheme, segmentColour, surfaces } from './segmentColours.ts';

const places = Array.from({ length: 12 }, (_, i) => i);
const schemes: readonly Scheme[] = ['light', 'dark'];

describe('segmentColour', () => {
  it.each(schemes)('holds the contrast that people need in %s', (scheme) => {
    for (const place of places) {
      const { fill, text, ink } = segmentColour(place, scheme);
      expect(contrast(fill, surfaces[scheme])).toBeGreaterThanOrEqual(3);
      expect(contrast(text, surfaces[scheme])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(ink, fill)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(schemes)('gives twelve different colours in %s, then begins again', (scheme) => {
    expect(new Set(places.map((place) => segmentColour(place, scheme).fill)).size).toBe(12);
    expect(segmentColour(12, scheme)).toEqual(segmentColour(0, scheme));
  });
});

describe('contrast', () => {
  it('is 21 of black and white, and 1 of a colour with itself', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
    expect(contrast('#337ff1', '#337ff1')).toBe(1);
  });

  it('agrees with the figure of WCAG for a grey', () => {
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });
});

const colour = fc
  .integer({ min: 0, max: 0xff_ff_ff })
  .map((n) => `#${n.toString(16).padStart(6, '0')}`);

it('makes any colour legible on any background, and leaves one that is', () => {
  fc.assert(
    fc.property(colour, colour, (text, background) => {
      const made = legibleOn(text, background);
      expect(contrast(made, background)).toBeGreaterThanOrEqual(
        Math.min(4.5, contrast(inkOn(background), background)),
      );
      const isLegible = contrast(text, background) >= 4.5;
      expect(isLegible && made !== text).toBe(false);
    }),
  );
});

it('mixes from one end to the other', () => {
  expect(mix('#000000', '#ffffff', 0)).toBe('#000000');
  expect(mix('#000000', '#ffffff', 1)).toBe('#ffffff');
  expect(mix('#000000', '#ff8000', 0.5)).toBe('#804000');
});
