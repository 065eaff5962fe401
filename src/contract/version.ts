/** The product's version; a test holds it to package.json. */
export const version = '0.1.0';

/** The header that says it with every answer of the server. */
export const versionHeader = 'clientele-version';
