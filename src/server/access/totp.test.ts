import { describe, expect, it } from 'vitest';
import { seal, unseal } from './sealing.ts';
import { base32, makeTotpSecret, stepOfCode, totpCode, totpUri } from './totp.ts';

/** RFC 6238, appendix B, for SHA-1; the last six of its eight digits. */
const vectors = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
] as const;
const secret = Buffer.from('12345678901234567890');

describe('a code', () => {
  it.each(vectors)('at %d seconds is %s', (seconds, code) => {
    expect(totpCode(secret, Math.floor(seconds / 30))).toBe(code);
  });

  it('holds for its step and one on either side', () => {
    const code = totpCode(secret, 100);
    const seconds = [98.9, 99, 100, 101.9, 102].map((step) => step * 30_000);
    expect(seconds.map((now) => stepOfCode(secret, code, now))).toEqual([
      null,
      100,
      100,
      100,
      null,
    ]);
    for (const wrong of ['', code.slice(1), `${code}0`, 'abcdef']) {
      expect(stepOfCode(secret, wrong, 3_000_000)).toBeNull();
    }
  });

  it('comes from a secret that an app can read', () => {
    const texts = ['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) =>
      base32(Buffer.from(text)),
    );
    expect(texts).toEqual(['', 'MY', 'MZXQ', 'MZXW6', 'MZXW6YQ', 'MZXW6YTB', 'MZXW6YTBOI']);
    expect(totpUri(secret, 'a&b')).toBe(
      'otpauth://totp/Clientele%3Aa%26b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Clientele&algorithm=SHA1&digits=6&period=30',
    );
    expect(makeTotpSecret()).toHaveLength(20);
  });
});

describe('a sealed secret', () => {
  it('opens under the same secret for the same owner alone, and unchanged', () => {
    const sealed = seal('server', 'u_ada', secret);
    expect(unseal('server', 'u_ada', sealed)).toEqual(secret);
    expect(seal('server', 'u_ada', secret)).not.toBe(sealed);
    const changed = Buffer.from(sealed, 'base64url');
    changed[changed.length - 1] ^= 1;
    for (const open of [
      () => unseal('other', 'u_ada', sealed),
      () => unseal('server', 'u_eve', sealed),
      () => unseal('server', 'u_ada', changed.toString('base64url')),
      () => unseal('server', 'u_ada', ''),
    ]) {
      expect(open).toThrow(expect.objectContaining({ kind: 'resource' }));
    }
  });
});
