import { describe, expect, it } from 'vitest';
import { figuresIn } from './format.ts';

/** Intl writes narrow and no-break spaces; the tests read them as plain ones. */
function spaced(text: string): string {
  return text.replaceAll(/[\u00A0\u202F]/g, ' ');
}

describe('figuresIn', () => {
  const german = figuresIn('de-DE', 'EUR');
  const indian = figuresIn('en-IN', 'INR');
  const american = figuresIn('en-US', 'USD');

  it('groups digits as the locale does', () => {
    expect(german.count(1234567)).toBe('1.234.567');
    expect(indian.count(1234567)).toBe('12,34,567');
    expect(american.count(1234567)).toBe('1,234,567');
  });

  it('writes money in the given currency, whole above 100', () => {
    expect(spaced(german.value(4521.3, 'money'))).toBe('4.521 €');
    expect(indian.value(1234567.8, 'money')).toBe('₹12,34,568');
    expect(american.value(12.5, 'money')).toBe('$12.50');
    expect(american.brief(4521.3, 'money')).toBe('$4.52K');
    expect(spaced(german.brief(4_521_300, 'money'))).toBe('4,52 Mio. €');
  });

  it('writes money as a plain number where the currency is unknown', () => {
    expect(figuresIn('en', null).value(4521.3, 'money')).toBe('4,521');
  });

  it('writes shares, signs, units and short numbers', () => {
    expect(spaced(german.percent(0.224))).toBe('22,4 %');
    expect(american.percent(0.5)).toBe('50.0%');
    expect(american.tick(0.5, 'rate')).toBe('50%');
    expect(american.signed(1.26)).toBe('+1.3');
    expect(american.signed(-0.01)).toBe('0.0');
    expect(american.decimal(1.5, 3)).toBe('1.500');
    expect(american.compact(8950)).toBe('8.95K');
    expect(american.value(1, 'days')).toBe('1 day');
    expect(american.value(41.26, 'years')).toBe('41.3 years');
    expect(american.value(-0.001, 'none')).toBe('0');
  });

  it('writes a missing or impossible figure as a dash', () => {
    for (const n of [null, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(american.value(n, 'money')).toBe('–');
      expect(american.percent(n)).toBe('–');
      expect(american.count(n)).toBe('–');
    }
  });

  it('writes times that took and times of day', () => {
    expect(american.duration(840)).toBe('840 ms');
    expect(american.duration(2440)).toBe('2.4 sec');
    expect(american.duration(63_501)).toBe('1 min 4 sec');
    expect(american.duration(119_900)).toBe('2 min 0 sec');
    expect(spaced(german.instant('2026-11-21T07:12:00Z'))).toBe('21. November 2026 um 07:12');
    expect(american.instant('not a day')).toBe('–');
  });

  it('refuses what is not a locale', () => {
    expect(() => figuresIn('de_DE.UTF-8', null)).toThrow('"de_DE.UTF-8" is not a locale');
  });
});
