import type { FastifySerializerCompiler } from 'fastify/types/schema.js';
import { serializerCompiler } from 'fastify-type-provider-zod';

const lasting = new WeakSet<object>();

/** Says of an answer that nobody changes it, so that it is checked and written as JSON once, however often it is given. */
export function lastingAnswer<T extends object>(answer: T): T {
  lasting.add(answer);
  return answer;
}

/** Writes answers as their schemas say, and those that last only the first time. */
export const answerSerializer: FastifySerializerCompiler<unknown> = (route) => {
  const write = serializerCompiler(route as Parameters<typeof serializerCompiler>[0]);
  const texts = new WeakMap<object, string>();
  return (answer: unknown) => {
    if (typeof answer !== 'object' || answer === null || !lasting.has(answer)) return write(answer);
    const text = texts.get(answer) ?? write(answer);
    texts.set(answer, text);
    return text;
  };
};
