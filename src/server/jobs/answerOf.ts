import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Services } from '../services.ts';
import { inStage } from '../stage.ts';
import type { Work } from './tasks.ts';

/** Where tasks write what a request waits for. */
export function answersFolder(root: string): string {
  return join(root, 'cache', 'answers');
}

/**
 * What a task in a process of its own answers.
 *
 * @param taskOf the task that writes its answer to a file as JSON
 * @throws HttpProblem 503 when too many wait; what the task throws
 */
export async function answerOf<T>(
  { context, sideTasks }: Pick<Services, 'context' | 'sideTasks'>,
  schema: z.ZodType<T>,
  taskOf: (target: string) => Work,
): Promise<T> {
  return inStage(answersFolder(context.root), async (stage) => {
    const target = join(stage, 'answer.json');
    await sideTasks.run(taskOf(target));
    return schema.parse(JSON.parse(await readFile(target, 'utf8')));
  });
}
