import { describe, expect, it } from 'vitest';
import { segmentColour } from './palette.ts';

type Triple = readonly [number, number, number];
type Square = readonly [Triple, Triple, Triple];

const sight: Readonly<Record<string, Square>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  // Machado, Oliveira and Fernandes (2009), severity 1.
  'no red': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no green': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

function times(m: Square, [a, b, c]: Triple): Triple {
  const row = ([x, y, z]: Triple) => x * a + y * b + z * c;
  return [row(m[0]), row(m[1]), row(m[2])];
}

function linear(hex: string): Triple {
  const channel = (i: number) => {
    const v = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function root(v: number): number {
  return Math.cbrt(Math.max(0, v));
}

/** OKLab (Ottosson, 2020). */
function oklab(rgb: Triple): Triple {
  const lms = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  );
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    [root(lms[0]), root(lms[1]), root(lms[2])],
  );
}

function closest(hexes: readonly string[], eyes: Square): number {
  const seen = hexes.map((hex) => oklab(times(eyes, linear(hex))));
  const distances = seen.flatMap((a, i) =>
    seen.slice(i + 1).map((b) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])),
  );
  return Math.min(...distances);
}

function luminance(hex: string): number {
  const [r, g, b] = linear(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const indices = Array.from({ length: 12 }, (_, i) => i);

describe('segmentColour', () => {
  it('gives up to twelve segments colours that differ, on paper, in the dark and on a terminal', () => {
    for (const key of ['light', 'dark', 'ansi'] as const) {
      expect(new Set(indices.map((i) => segmentColour(i)[key])).size).toBe(12);
    }
  });

  it.each(['light', 'dark'] as const)('keeps the %s colours apart to the eye', (scheme) => {
    const hexes = indices.map((i) => segmentColour(i)[scheme]);
    expect(closest(hexes, sight['full'])).toBeGreaterThan(0.08);
    for (const eyes of ['no red', 'no green']) {
      expect(closest(hexes.slice(0, 6), sight[eyes])).toBeGreaterThan(0.04);
    }
  });

  it('stands out from the page', () => {
    for (const i of indices) {
      expect(contrast(segmentColour(i).light, '#ffffff')).toBeGreaterThan(3);
      expect(contrast(segmentColour(i).dark, '#171c26')).toBeGreaterThan(3);
    }
  });

  it('starts again after the twelfth', () => {
    expect(segmentColour(12)).toEqual(segmentColour(0));
  });
});
