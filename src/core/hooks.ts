/** Called as work completes: how many of how many equal parts are done. */
export type OnProgress = (done: number, total: number) => void;

export interface ExecutorHooks {
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}
