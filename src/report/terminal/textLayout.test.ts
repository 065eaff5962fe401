import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cells, fit, flow, plain, wrap } from './textLayout.ts';

describe('cells', () => {
  it('counts what a terminal shows', () => {
    expect(cells('abc')).toBe(3);
    expect(cells('家族')).toBe(4);
    expect(cells('e\u0301')).toBe(1);
    expect(cells('👨‍👩‍👧‍👦')).toBe(2);
  });
});

describe('fit', () => {
  it('fills up on either side and cuts', () => {
    expect(fit('ab', 4)).toBe('ab  ');
    expect(fit('ab', 4, 'end')).toBe('  ab');
    expect(fit('abcdef', 4)).toBe('abc…');
    expect(fit('家族家族', 4)).toBe('家… ');
  });
});

describe('plain', () => {
  it('removes what steers a terminal or turns text around', () => {
    expect(plain('a\u001B[31mb\nc\u202Ed')).toBe('a [31mb cd');
  });
});

describe('wrap and flow', () => {
  it('breaks at spaces, cuts long words, keeps items whole', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
    expect(flow(['one two', 'three', 'four'], 12, '  ')).toEqual(['one two', 'three  four']);
  });

  it('loses nothing but spaces and keeps to the width', () => {
    const words = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 12 });
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 60 }), (list, width) => {
        const text = plain(list.join(' '));
        const lines = wrap(text, width);
        expect(lines.every((line) => cells(line) <= width)).toBe(true);
        expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
      }),
    );
  });
});
