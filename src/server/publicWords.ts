/** An absolute path: a slash or a drive at the start of a word, and at least two parts. */
const path = /(?<=^|[\s"'(])(?:[A-Za-z]:)?[\\/](?:[^\s\\/"']+[\\/])*([^\s\\/"']+)/g;

/** A sentence of a `ClienteleError` for someone elsewhere: no folder of this machine, and no switches of a command line. */
export function publicWords(sentence: string): string {
  return sentence
    .replaceAll(path, (whole, last: string) => (isAddress(whole) ? whole : last))
    .replaceAll(/(?<=^|\s)--(?=[a-z])/g, '');
}

/** The server's own addresses look like paths, and may be told. */
function isAddress(text: string): boolean {
  return text.startsWith('/api/') || text === '/health' || text === '/metrics';
}
