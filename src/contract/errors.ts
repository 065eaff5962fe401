/** What went wrong, as the caller must treat it; the CLI turns it into its exit code. */
export type ErrorKind = 'usage' | 'data' | 'resource' | 'cancelled';

/** Exit code of each kind of error; 0 is success. */
export const exitCodes: Readonly<Record<ErrorKind, number>> = {
  usage: 2,
  data: 3,
  resource: 4,
  cancelled: 130,
};

/**
 * An error that its reader can act on: one sentence that names the value and the way out,
 * free of personal data.
 *
 * `usage`: an option, a recipe or a call is wrong. `data`: the source cannot be used.
 * `resource`: disk, memory, or a place to write is missing. `cancelled`: stopped on request.
 */
export class ClienteleError extends Error {
  readonly kind: ErrorKind;

  constructor(kind: ErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ClienteleError';
    this.kind = kind;
  }
}
