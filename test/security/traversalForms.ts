/** Ways up a folder, plain and disguised. */
const ups = [
  '..',
  '%2e%2e',
  '%2E.',
  '.%2e',
  '%252e%252e',
  '%25252e%25252e',
  '%c0%ae%c0%ae',
  '%u002e%u002e',
  '．．',
  '․․',
  '‥',
  '..;',
  '....',
  '.. ',
];
/** What stands between them. */
const separators = [
  '/',
  '\\',
  '%2f',
  '%5c',
  '%252f',
  '%255c',
  '%c0%af',
  '%u2215',
  '／',
  '＼',
  '⁄',
  '∕',
  '//',
  '/./',
  '\0/',
];

/** Names of places outside, written in other ways than as a path upwards. */
function elsewhere(target: string): string[] {
  return [
    `/${target}`,
    `//${target}`,
    `\\${target}`,
    `\\\\localhost\\c$\\${target}`,
    `C:\\${target}`,
    `C:/${target}`,
    `C:${target}`,
    `file:///${target}`,
    `http://127.0.0.1/${target}`,
    `~/${target}`,
    `${target}\0.csv`,
    `${target}%00`,
    `.${target}`,
    `${target}.`,
    `${target}::$DATA`,
    '.',
    '..',
    '\0',
    'CON',
    'nul.txt',
    'x'.repeat(300),
    'x'.repeat(5000),
    '%',
    '%zz',
    '%ff%fe',
    '\u202etxt.nosj',
    `\${${target}}`,
    `$(cat ${target})`,
    '__proto__',
    'constructor',
  ];
}

/**
 * Names that try to leave a folder for `target`, made by rule: every way up with every separator, one and several
 * levels high, and places that are named in other ways.
 */
export function traversalForms(target: string): string[] {
  const climbs = ups.flatMap((up) =>
    separators.map((separator, i) => (up + separator).repeat(i % 2 === 0 ? 1 : 6) + target),
  );
  return [...climbs, ...elsewhere(target)];
}
