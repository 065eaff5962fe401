/** Where the server's resources are. */
export const apiRoot = '/api/v1';

export const sessionPath = '/session';

/** A run's address below `/api/v1`. */
export function runPath(runId: string): string {
  return `/runs/${encodeURIComponent(runId)}`;
}
