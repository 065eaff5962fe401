const usual = 'en';

/** The first language that a browser asks for, which it also writes its own figures in. */
export function readerLocale(acceptLanguage: string | undefined): string {
  const [tag] = (acceptLanguage ?? '').split(/[,;]/, 1);
  try {
    return Intl.getCanonicalLocales(tag.trim())[0] ?? usual;
  } catch {
    return usual;
  }
}
