import { z } from 'zod';
import { auditPageSchema } from '../../../contract/index.ts';
import { problems } from '../../routes/plugin.ts';
import type { DeskRoutes } from './deskRoutes.ts';

const pageQuery = z.object({
  /** Entries before this number; the newest when not given. */
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** Who did what, for admins. */
export const auditRoutes: DeskRoutes = (desk) => async (app) => {
  const { audit } = desk.context.catalogue;
  app.get(
    '/audit',
    {
      config: { access: 'admin' },
      schema: {
        tags: ['access'],
        querystring: pageQuery,
        response: { 200: auditPageSchema, ...problems },
      },
    },
    async ({ query: { before, limit } }) => ({
      entries: await audit.page(before ?? null, limit),
      intact: (await audit.firstBroken()) === null,
    }),
  );
};
