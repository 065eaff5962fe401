import { describe, expect, it } from 'vitest';
import { shorten, twoLines } from './graphemes.ts';

describe('shorten', () => {
  it('leaves a short text as it is and marks a cut', () => {
    expect(shorten('Savers', 6)).toBe('Savers');
    expect(shorten('Frugal savers', 8)).toBe('Frugal…');
  });

  it('never cuts an emoji in two', () => {
    expect(shorten('👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 2)).toBe('👨‍👩‍👧‍👦…');
  });
});

describe('twoLines', () => {
  it('breaks between words', () => {
    expect(twoLines('Savers', 10)).toEqual(['Savers']);
    expect(twoLines('Big one-off spenders', 12)).toEqual(['Big one-off', 'spenders']);
  });

  it('cuts what does not fit on two lines', () => {
    expect(twoLines('Everyday instalment buyers of things', 12)).toEqual([
      'Everyday',
      'instalment…',
    ]);
    expect(twoLines('Uninterrupted', 8)).toEqual(['Uninter…']);
  });
});
