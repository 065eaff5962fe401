import { z } from 'zod';
import { auditCheckSchema, auditPageSchema } from '../../../contract/index.ts';
import { problems } from '../../routes/plugin.ts';
import type { DeskRoutes } from './deskRoutes.ts';

const tags = ['access'];
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
      schema: { tags, querystring: pageQuery, response: { 200: auditPageSchema, ...problems } },
    },
    async ({ query: { before = null, limit } }) => {
      const page = await audit.page(before, limit + 1);
      const { intact, checkedAt } = await desk.auditWatch.checkNew(page, before);
      return { entries: page.slice(0, limit), intact, checkedAt };
    },
  );

  app.post(
    '/audit/check',
    {
      config: { access: 'admin' },
      schema: {
        tags,
        description: 'Looks at every entry of the log.',
        response: { 200: auditCheckSchema, ...problems },
      },
    },
    () => desk.auditWatch.checkAll(),
  );
};
