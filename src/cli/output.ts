import type { Writable } from 'node:stream';

/** The process's surroundings as the commands see them, so that tests can call them. */
export interface Surroundings {
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Terminal width of stdout in columns; null when it is not a terminal. */
  readonly width: number | null;
  /** True when stderr is a terminal: progress may be drawn over itself. */
  readonly interactive: boolean;
  readonly colour: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly workingFolder: string;
  readonly signal: AbortSignal;
  /** Asks a question that is answered by yes or no; absent where nobody is there to answer. */
  readonly confirm?: (question: string) => Promise<boolean>;
  /** Asks a question that is answered in words; absent where nobody is there to answer. */
  readonly ask?: (question: string) => Promise<string>;
}

/** The switches that every command has. */
export interface CommonFlags {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly debug?: boolean;
}

/** The locale in which numbers are written: the one asked for, else the environment's, else en. */
export function readerLocale(asked: string | null, env: NodeJS.ProcessEnv): string {
  const fromEnvironment = env['LC_ALL'] || env['LC_NUMERIC'] || env['LANG'] || '';
  const tag = (asked ?? fromEnvironment.split('.')[0] ?? '').replace('_', '-');
  const supported = isLocale(tag) ? Intl.NumberFormat.supportedLocalesOf(tag) : [];
  return supported[0] ?? 'en';
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
