import { describe, expect, it } from 'vitest';
import { readColumn } from './columnBytes.ts';

describe('readColumn', () => {
  it('reads little-endian floats and codes', () => {
    const bytes = Uint8Array.of(0, 0, 0x80, 0x3f, 0, 0, 0xc0, 0x7f).buffer;
    expect(readColumn(bytes, 'number', 2)).toEqual({
      kind: 'number',
      values: Float32Array.of(1, NaN),
    });
    expect(readColumn(Uint8Array.of(1, 0, 0xff, 0xff).buffer, 'category', 2)).toEqual({
      kind: 'category',
      codes: Uint16Array.of(1, 65535),
    });
  });

  it('refuses a column that is too short', () => {
    expect(() => readColumn(new ArrayBuffer(4), 'number', 2)).toThrow(/1 values instead of 2/);
  });
});
