import { z } from 'zod';
import { customerTableSchema } from '../../contract/index.ts';
import { idParams, notFound } from '../ids.ts';
import { editedRunOf } from '../runs/editedRunOf.ts';
import { limitOpenAnswers } from '../openAnswers.ts';
import { waitLong } from '../waitLong.ts';
import { problems, type Routes } from './plugin.ts';

const tags = ['customers'];
/** Columns on their way at a time: each is in memory, four bytes a customer, until it has been read. */
const mostColumns = 64;
/** In the query, as a column may be called `..` or anything else that no path can hold. */
const valuesQuery = z.object({ column: z.string().max(300) });

/** A run's customers as a table: what columns it has, and the values of one, for all customers at once. */
export const tableRoutes: Routes = (services) => async (app) => {
  const { customers } = services;
  const open = limitOpenAnswers(mostColumns, 'columns');

  app.get(
    '/runs/:id/table',
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
    '/runs/:id/table/values',
    {
      config: { access: 'viewer' },
      schema: {
        tags,
        description:
          'One value a customer, little-endian: 32-bit floats, or 16-bit codes of a category.',
        params: idParams,
        querystring: valuesQuery,
        response: { 200: z.unknown(), ...problems },
      },
    },
    async ({ params: { id }, query: { column }, raw }, reply) => {
      waitLong(raw);
      open.enter(reply);
      const run = await editedRunOf(services, id);
      const bytes = await customers.use(run, async (table) => {
        const { columns } = await table.describe();
        const isKnown =
          column === 'segment' || columns.some((each) => each.explorable && each.name === column);
        return isKnown ? table.column(column) : null;
      });
      if (bytes === null) throw notFound('column', column.slice(0, 80));
      return reply
        .type('application/octet-stream')
        .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    },
  );
};
