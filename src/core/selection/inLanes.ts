import type { ExecutorHooks } from '../executor.ts';

/**
 * Does pieces of work that each need memory of their own, no more than `nLanes` of them at a time, and tells
 * how many are done. After an error or a wish to stop no further piece is begun.
 *
 * @returns the answers in the order of the pieces, however the lanes took turns
 */
export async function inLanes<Answer>(
  nPieces: number,
  nLanes: number,
  work: (piece: number) => Promise<Answer>,
  { onProgress, signal }: ExecutorHooks,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  let done = 0;
  let failed = false;
  const lane = async (): Promise<void> => {
    while (next < nPieces && !failed) {
      const piece = next++;
      try {
        signal?.throwIfAborted();
        answers[piece] = await work(piece);
      } catch (error) {
        failed = true;
        throw error;
      }
      if (!failed) onProgress?.(++done, nPieces);
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: nLanes }, lane));
  const broken = lanes.find((outcome) => outcome.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
  return answers;
}
