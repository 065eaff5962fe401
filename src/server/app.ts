import { randomUUID } from 'node:crypto';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { answerSerializer } from './lastingAnswers.ts';
import { createAdmission, type Admission } from './admission.ts';
import { registerProblems } from './problem.ts';
import { logRequests } from './requestLog.ts';
import { trustedProxies } from './safety/index.ts';
import { stopWaiting } from './waitLong.ts';

/** Where log lines go. */
export interface LogTarget {
  readonly write: (line: string) => void;
}

/** Bytes of a JSON body. */
const longestBody = 2 ** 20;
/** Characters of a part of an address, such as a customer's id, encoded. */
const longestParameter = 1000;

/** Where nothing is. Fastify would answer addresses that it cannot decode by itself, without our headers, and repeat them. */
const unreadable = '/api/unreadable-address';

function isReadable(url: string): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0]);
    return true;
  } catch {
    return false;
  }
}

/** A Fastify app that knows how we check, log and refuse, and no routes. */
export function createApp(
  env: NodeJS.ProcessEnv,
  logTo: LogTarget | null,
  admission: Admission = createAdmission(),
): FastifyInstance {
  const app = Fastify({
    serverFactory: (handler) => admission.createServer(handler),
    logger: logTo === null ? false : { level: 'info', stream: logTo },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: trustedProxies(env),
    exposeHeadRoutes: false,
    bodyLimit: longestBody,
    rewriteUrl: ({ url = '/' }) => (isReadable(url) ? url : unreadable),
    routerOptions: { maxParamLength: longestParameter },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(answerSerializer);
  app.addHook('onSend', async ({ raw }) => stopWaiting(raw, app.server.timeout));
  logRequests(app);
  registerProblems(app);
  return app;
}
