import { createHmac, randomBytes } from 'node:crypto';
import { isSame } from './secrets.ts';

/** Seconds that a code holds. */
const period = 30;
const digits = 6;
/** Steps that a clock may be off, either way. */
const tolerance = 1;
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** 160 random bits, as RFC 4226 recommends. */
export function makeTotpSecret(): Buffer {
  return randomBytes(20);
}

/** The code of a time step (RFC 6238 with HMAC-SHA-1, which is what authenticator apps know). */
export function totpCode(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac[mac.length - 1] & 0xf;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** The time step at or beside `now` (milliseconds) whose code this is; null where there is none. */
export function stepOfCode(secret: Uint8Array, code: string, now: number): number | null {
  const step = Math.floor(now / 1000 / period);
  const steps = Array.from({ length: 2 * tolerance + 1 }, (_, i) => step - tolerance + i);
  return steps.find((each) => isSame(totpCode(secret, each), code)) ?? null;
}

/** RFC 4648, without padding. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += letters[(value >> bits) & 31];
    }
  }
  return bits === 0 ? text : text + letters[(value << (5 - bits)) & 31];
}

/** What an authenticator app reads from a QR code. */
export function totpUri(secret: Uint8Array, userName: string): string {
  const label = encodeURIComponent(`Clientele:${userName}`);
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=Clientele&algorithm=SHA1&digits=${digits}&period=${period}`;
}
