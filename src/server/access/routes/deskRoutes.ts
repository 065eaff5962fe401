import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Desk } from '../desk.ts';

/** A part of the API that works with the desk. */
export type DeskRoutes = (desk: Desk) => FastifyPluginAsyncZod;
