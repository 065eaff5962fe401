import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, as 43 letters, digits, `-` and `_`. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** An id that says nothing: 96 random bits behind a letter for the kind. */
export function makeId(kind: string): string {
  return `${kind}_${randomBytes(12).toString('base64url')}`;
}

/** What is stored of a secret: its HMAC-SHA-256 under the server's own secret, in hexadecimal. */
export function keyedHash(serverSecret: string, secret: string): string {
  return createHmac('sha256', serverSecret).update(secret).digest('hex');
}

/** Whether two texts are the same, in a time that does not tell where they differ. */
export function isSame(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
