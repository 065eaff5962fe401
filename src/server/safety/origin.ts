import type { IncomingHttpHeaders } from 'node:http';
import type { SafetySettings } from './settings.ts';

/**
 * Whether a request may come from where its browser says it comes from: from the server's own pages, from an origin
 * that is listed, from outside any browser, or from a link that opens a page. Other web pages may neither change nor
 * read anything, also where no one signs in.
 *
 * A page under `Referrer-Policy: no-referrer` may send `Origin: null`; then `Sec-Fetch-Site`, which no page can
 * forge, decides.
 */
export function isOwnOrigin(
  method: string,
  headers: IncomingHttpHeaders,
  settings: SafetySettings,
): boolean {
  const { origin, 'sec-fetch-site': site } = headers;
  if (origin !== undefined && origin !== 'null') return isKnownOrigin(origin, headers, settings);
  if (site === 'same-origin') return true;
  if (origin === 'null') return false;
  return site === undefined || site === 'none' || opensPage(method, headers);
}

function isKnownOrigin(
  origin: string,
  headers: IncomingHttpHeaders,
  settings: SafetySettings,
): boolean {
  if (settings.corsOrigins.has(origin)) return true;
  if (settings.publicUrl !== null) return origin === settings.publicUrl.origin;
  const url = URL.parse(origin);
  return url !== null && url.host !== '' && url.host === headers.host?.toLowerCase();
}

function opensPage(method: string, headers: IncomingHttpHeaders): boolean {
  const reads = method === 'GET' || method === 'HEAD';
  return (
    reads && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  );
}
