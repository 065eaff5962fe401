import type { SafetySettings } from './settings.ts';

const loopbackNames: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '[::1]', 'localhost']);

/** Whether only this machine can reach a server that listens on `host`. */
function isLoopback(host: string): boolean {
  return loopbackNames.has(host.toLowerCase());
}

/** Whether everyone who reaches the server is someone at this machine: on loopback, with no proxy before it. */
export function isLocalOnly(host: string, settings: SafetySettings): boolean {
  return isLoopback(host) && settings.publicUrl === null;
}

/**
 * Whether a `Host` header is one of the server's own names. On loopback this keeps out a web page whose name was
 * pointed at this machine (DNS rebinding). On other hosts any name will do unless names are listed.
 *
 * @param port where the server listens; null before it does
 */
export function isOwnHost(
  header: string | undefined,
  host: string,
  port: number | null,
  settings: SafetySettings,
): boolean {
  if (!isLoopback(host) && settings.allowedHosts.size === 0) return true;
  const text = (header ?? '').toLowerCase();
  const asked = splitHost(text);
  const { allowedHosts, publicUrl } = settings;
  if (publicUrl !== null && text === publicUrl.host) return true;
  if (allowedHosts.has(asked.name) || allowedHosts.has(`${asked.name}:${asked.port}`)) return true;
  return loopbackNames.has(asked.name) && (port === null || asked.port === String(port));
}

/** `[::1]:4180` -> `[::1]` and `4180`; the port of http where none is written. */
function splitHost(text: string): { readonly name: string; readonly port: string } {
  const colon = text.indexOf(':', text.startsWith('[') ? text.indexOf(']') : 0);
  if (colon < 0) return { name: text, port: '80' };
  return { name: text.slice(0, colon), port: text.slice(colon + 1) };
}
