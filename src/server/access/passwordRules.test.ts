import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonWords } from './commonWords.ts';
import { checkPassword } from './passwordRules.ts';

const check =
  (password: string, name = 'ada') =>
  () =>
    checkPassword(password, name);

describe('passwords', () => {
  it.each([
    'password1234',
    'P4ssw0rd!2026',
    '$ummer2026!!!',
    'Welcome12345!',
    'iloveyou1234',
    'adminadmin12',
    'letmein-letmein',
    'monkeydragon99',
    '123456789012',
    '0987654321098',
    'qwertyuiop123',
    '1qaz2wsx3edc4rfv',
    'abcdefghijkl',
    '147258369147',
    'aaaaaaaaaaaa',
    'abababababab',
    'x7Kx7Kx7Kx7K',
    'clientele-2026',
    'MyClientele!!!',
  ])('refuses %s', (password) => {
    expect(check(password)).toThrow('easy to guess');
  });

  it('refuses the name of its user, in any case', () => {
    expect(check('xq7-MARTINA-zz9', 'Martina')).toThrow('your name');
    expect(check('xq7-MARTINA-zz9', 'Bob')).not.toThrow();
  });

  it.each([
    'tulip anvil rhubarb canoe',
    'correct horse battery staple',
    'vK9#mQ2$xL7p',
    'rain   and   snow',
    'ÄrgerlicheÜberraschung',
    'four plain words here',
    '83920174652098',
  ])('takes %j: there are no rules about kinds of characters', (password) => {
    expect(check(password)).not.toThrow();
  });

  it('refuses more than 3,000 forms of common words', () => {
    const words = commonWords.filter((word) => word.length >= 4);
    const forms = words.flatMap((word) =>
      ['', '1', '123', '2026', '!', '123456', '00', '#', '2025!'].flatMap((end) => [
        `${word}${word}${word}${end}`,
        `${word}${word}${end}`,
      ]),
    );
    const long = new Set(forms.filter(({ length }) => length >= 12));
    expect(long.size).toBeGreaterThan(3000);
    for (const form of long) expect(check(form)).toThrow();
  });

  it('takes almost every random password', () => {
    // Without vowels there are no words in it.
    const sign = fc.constantFrom(...Array.from('bdfhjlnpqrtvxzBDFHJLNPQRTVXZ2689'));
    fc.assert(
      fc.property(fc.uniqueArray(sign, { minLength: 12, maxLength: 20 }), (signs) => {
        const password = signs.join('');
        const refused = refusalOf(password);
        expect(refused === null || refused.includes('keyboard')).toBe(true);
      }),
    );
  });
});

function refusalOf(password: string): string | null {
  try {
    checkPassword(password, 'ada');
    return null;
  } catch (error) {
    return String(error);
  }
}
