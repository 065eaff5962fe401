import { join } from 'node:path';
import { Readable } from 'node:stream';
import { z } from 'zod';
import {
  customerPageSchema,
  customerQuerySchema,
  customerRowSchema,
  customerTableSchema,
  type CustomerRow,
} from '../../contract/index.ts';
import { nameColumns, safeCsv } from '../csv/safeCsv.ts';
import { renameRow } from '../customers/renameRow.ts';
import { asDownload, csvType, textOfGoneFile } from '../download.ts';
import { idParams, idSchema, notFound } from '../ids.ts';
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
const valueSchema = z.string().min(1).max(300);

/** A run's customers: to look at one by one, to filter, to count, to take away. */
export const customerRoutes: Routes = (services) => async (app) => {
  const { customers } = services;

  app.get(
    '/runs/:id/customers/table',
    {
      config: { access: 'viewer' },
      schema: { tags, params: idParams, response: { 200: customerTableSchema, ...problems } },
    },
    async ({ params: { id }, raw }) => {
      waitLong(raw);
      const run = await editedRunOf(services, id);
      return customers.use(run, (table) => table.describe());
    },
  );

  app.get(
    '/runs/:id/customers/columns/:name',
    {
      config: { access: 'viewer' },
      schema: {
        tags,
        description:
          'One value a customer, little-endian: 32-bit floats, or 16-bit codes of a category.',
        params: z.object({ id: idSchema, name: valueSchema }),
        response: { 200: z.unknown(), ...problems },
      },
    },
    async ({ params: { id, name }, raw }, reply) => {
      waitLong(raw);
      const run = await editedRunOf(services, id);
      const bytes = await customers.use(run, async (table) => {
        const { columns } = await table.describe();
        const known =
          name === 'segment' || columns.some((each) => each.explorable && each.name === name);
        return known ? table.column(name) : null;
      });
      if (bytes === null) throw notFound('column', name.slice(0, 80));
      return reply
        .type('application/octet-stream')
        .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    },
  );

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
        params: z.object({ id: idSchema, customerId: valueSchema }),
        response: { 200: customerRowSchema, ...problems },
      },
    },
    async ({ params: { id, customerId }, raw }): Promise<CustomerRow> => {
      waitLong(raw);
      const run = await editedRunOf(services, id);
      const row = await customers.use(run, (table) => table.find(customerId));
      if (row === null) throw new HttpProblem(404, noCustomer);
      return renameRow(row, run);
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
  return inStage(join(services.context.root, 'cache', 'exports'), async (stage) => {
    const file = join(stage, 'customers.csv');
    await services.customers.use(run, (table) => table.writeCsv(selection, file));
    const text = await textOfGoneFile(file);
    // Written safe already; only names that were changed are left to replace.
    return names.size === 0 ? text : safeCsv(text, { columns: nameColumns, names });
  });
}
