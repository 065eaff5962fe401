import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { ClienteleError } from '../../contract/index.ts';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Encrypts what must be read again, under a key derived from the server's secret (AES-256-GCM, HKDF-SHA-256).
 *
 * @param owner whom it belongs to; opened under another name it does not hold
 */
export function seal(serverSecret: string, owner: string, bytes: Uint8Array): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, keyOf(serverSecret), nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** @throws ClienteleError `resource` where it was sealed under another secret or for another owner, or changed */
export function unseal(serverSecret: string, owner: string, text: string): Buffer {
  const all = Buffer.from(text, 'base64url');
  try {
    const nonce = all.subarray(0, nonceBytes);
    const tag = all.subarray(nonceBytes, nonceBytes + tagBytes);
    const decipher = createDecipheriv(algorithm, keyOf(serverSecret), nonce, {
      authTagLength: tagBytes,
    });
    decipher.setAAD(Buffer.from(owner)).setAuthTag(tag);
    return Buffer.concat([decipher.update(all.subarray(nonceBytes + tagBytes)), decipher.final()]);
  } catch (error) {
    throw new ClienteleError(
      'resource',
      'The second factor was made under another secret of this server; ask an admin to remove it, then set it up again.',
      { cause: error },
    );
  }
}

function keyOf(serverSecret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', serverSecret, '', 'clientele second factor', 32));
}
