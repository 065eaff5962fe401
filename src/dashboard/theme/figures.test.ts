import { describe, expect, it } from 'vitest';
import { figuresIn } from './figures.ts';

const plain = (text: string) => text.replaceAll(/\s/g, ' ');

describe('figuresIn', () => {
  const english = figuresIn('en-GB', 'EUR');

  it('writes each unit for people', () => {
    expect(english.value(4521.4, 'money')).toBe('€4,521');
    expect(english.value(3.456, 'money')).toBe('€3.46');
    expect(english.value(0.2244, 'rate')).toBe('22.4%');
    expect(english.value(3, 'days')).toBe('3 days');
    expect(english.brief(1234, 'count').toLowerCase()).toBe('1.23k');
    expect(english.brief(8_400_000, 'money').toLowerCase()).toBe('€8.4m');
  });

  it('writes shares, differences and sizes', () => {
    expect(english.percent(0.224)).toBe('22%');
    expect(english.percent(0.224, 1)).toBe('22.4%');
    expect(english.signed(1.26)).toBe('+1.3');
    expect(english.signed(-0.04)).toBe('0.0');
    expect(english.decimal(0.5)).toBe('0.50');
    expect(english.bytes(12_400_000)).toBe('12.4 MB');
    expect(english.bytes(0)).toBe('0 byte');
  });

  it('follows the locale and the currency', () => {
    const german = figuresIn('de-DE', 'EUR');
    expect(plain(german.value(4521.4, 'money'))).toBe('4.521 €');
    expect(figuresIn('en-GB', null).value(4521.4, 'money')).toBe('4,521');
  });

  it('keeps what was made for a locale and a currency apart', () => {
    expect(figuresIn('en-GB', 'EUR')).toBe(english);
    expect(figuresIn('en-GB', 'USD').value(4521.4, 'money')).toMatch(/\$4,521$/);
    expect([0, 2, 1, 0].map((digits) => english.percent(0.22449, digits))).toEqual([
      '22%',
      '22.45%',
      '22.4%',
      '22%',
    ]);
  });

  it('writes what is absent as a dash', () => {
    expect(english.value(null, 'money')).toBe('–');
    expect(english.count(Number.NaN)).toBe('–');
    expect(english.bytes(undefined)).toBe('–');
    expect(english.instant('yesterday')).toBe('–');
  });
});
