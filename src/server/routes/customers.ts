import { join } from 'node:path';
import { Readable } from 'node:stream';
import { z } from 'zod';
import {
  customerPageSchema,
  customerFindSchema,
  customerQuerySchema,
  customerRowSchema,
  type CustomerRow,
} from '../../contract/index.ts';
import { nameColumns, safeCsv } from '../csv/safeCsv.ts';
import { exportsFolder } from '../customers/tableLimits.ts';
import { renameRow } from '../customers/renameRow.ts';
import { asDownload, csvType, textOfGoneFile } from '../download.ts';
import { idParams, idSchema } from '../ids.ts';
import { HttpProblem } from '../problem.ts';
import { newNames } from '../runs/editedRun.ts';
import { editedRunOf, type EditedRun } from '../runs/editedRunOf.ts';
import type { Services } from '../services.ts';
import { inStage } from '../stage.ts';
import { waitLong } from '../waitLong.ts';
import { problems, type Routes } from './plugin.ts';

const tags = ['customers'];
const exportSchema = customerQuerySchema.omit({ offset: true, limit: true });
/** The id itself is personal, and answers may be logged on their way. */
const noCustomer = 'There is no customer of that id in this run; check the id.';

/**
 * A run's customers: to look at one by one, to filter, to count, to take away. No other GET stands below
 * `/customers/`, so that no customer's id is taken for it.
 */
export const customerRoutes: Routes = (services) => async (app) => {
  const { customers } = services;

  async function customerOf(id: string, customerId: string): Promise<CustomerRow> {
    const run = await editedRunOf(services, id);
    const row = await customers.use(run, (table) => table.find(customerId));
    if (row === null) throw new HttpProblem(404, noCustomer);
    return renameRow(row, run);
  }

  app.post(
    '/runs/:id/customers/query',
    {
      config: { access: 'viewer', rate: 'read' },
      schema: {
        tags,
        params: idParams,
        body: customerQuerySchema,
        response: { 200: customerPageSchema, ...problems },
      },
    },
    async ({ params: { id }, body, raw }) => {
      waitLong(raw);
      const run = await editedRunOf(services, id);
      const page = await customers.use(run, (table) => table.query(body));
      return { total: page.total, rows: page.rows.map((row) => renameRow(row, run)) };
    },
  );

  app.get(
    '/runs/:id/customers/:customerId',
    {
      config: { access: 'viewer' },
      schema: {
        tags,
        params: z.object({ id: idSchema, customerId: z.string() }),
        response: { 200: customerRowSchema, ...problems },
      },
    },
    async ({ params: { id, customerId }, raw }) => {
      waitLong(raw);
      return customerOf(id, customerId);
    },
  );

  app.post(
    '/runs/:id/customers/find',
    {
      config: { access: 'viewer', rate: 'read' },
      schema: {
        tags,
        description:
          'One customer by its id in the body: any id, also one that no address can hold, such as "..".',
        params: idParams,
        body: customerFindSchema,
        response: { 200: customerRowSchema, ...problems },
      },
    },
    async ({ params: { id }, body, raw }) => {
      waitLong(raw);
      return customerOf(id, body.customerId);
    },
  );

  app.post(
    '/runs/:id/customers/export',
    {
      config: { access: 'analyst' },
      schema: {
        tags,
        params: idParams,
        body: exportSchema,
        response: { 200: z.string(), ...problems },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      waitLong(request.raw);
      const run = await editedRunOf(services, id);
      await services.context.audit(request, 'customers.export', id);
      const text = await exported(services, run, request.body);
      return asDownload(reply, `${id}-customers.csv`, csvType).send(Readable.from(text));
    },
  );
};

async function exported(
  services: Services,
  run: EditedRun,
  selection: z.infer<typeof exportSchema>,
): Promise<AsyncIterable<string>> {
  const names = newNames(run.manifest.segments, run.edits);
  return inStage(exportsFolder(services.context.root), async (stage) => {
    const file = join(stage, 'customers.csv');
    await services.customers.use(run, (table) => table.writeCsv(selection, file));
    const text = await textOfGoneFile(file);
    // Written safe already; only names that were changed are left to replace.
    return names.size === 0 ? text : safeCsv(text, { columns: nameColumns, names });
  });
}
