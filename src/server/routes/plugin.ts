import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { problemSchema } from '../../contract/index.ts';
import type { Services } from '../services.ts';

/** A part of the API: it adds its routes to the app that it is given. */
export type Routes = (services: Services) => FastifyPluginAsyncZod;

/** What every route may answer besides its own; for the description of the API. */
export const problems = { '4xx': problemSchema, '5xx': problemSchema } as const;
