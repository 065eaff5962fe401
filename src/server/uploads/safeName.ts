const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** The last part of a name that came from outside, as people see it: no folder and no control characters. */
export function shownName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return last.replaceAll(/\p{C}/gu, '').trim() || 'data';
}

/** The name under which an upload stands on disk: ASCII letters, digits, `.`, `_` and `-`, with its ending kept. */
export function safeName(name: string): string {
  const plain = shownName(name)
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9._-]/g, '_')
    .replace(/^\.+/, '')
    .replaceAll('..', '_');
  const short = plain.length <= 120 ? plain : plain.slice(0, 60) + plain.slice(-60);
  return short === '' || reserved.test(short) ? `_${short}` : short;
}
