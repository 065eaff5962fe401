import { join } from 'node:path';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { exportFormats, exportModel } from '../../exports/index.ts';
import { renderReport } from '../../report/index.ts';
import { nameColumns, safeCsv } from '../csv/safeCsv.ts';
import { asDownload, csvType, textOfFile } from '../download.ts';
import { idParams, idSchema, notFound } from '../ids.ts';
import { newNames } from '../runs/editedRun.ts';
import { editedRunOf } from '../runs/editedRunOf.ts';
import { editedModel } from '../runs/editedModel.ts';
import { problems, type Routes } from './plugin.ts';

const tags = ['runs'];
/** What the page itself says: its own style, no script. */
const reportPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const exportQuery = z.object({
  dialect: z.string().max(40).optional(),
  table: z.string().max(200).optional(),
  transactions: z.string().max(200).optional(),
  model: z.string().max(40).optional(),
});

/** What a run can be taken away as. */
export const artifactRoutes: Routes = (services) => async (app) => {
  app.get(
    '/runs/:id/report',
    {
      config: { access: 'viewer' },
      schema: { tags, params: idParams, response: { 200: z.string(), ...problems } },
    },
    async ({ params: { id } }, reply) => {
      const { manifest } = (await editedRunOf(services, id)).words;
      const locale = manifest.config.locale ?? 'en';
      return reply
        .type('text/html; charset=utf-8')
        .header('content-security-policy', reportPolicy)
        .header('content-disposition', 'inline')
        .serializer(String)
        .send(renderReport(manifest, { locale }));
    },
  );

  app.get(
    '/runs/:id/segments.csv',
    {
      config: { access: 'viewer' },
      schema: { tags, params: idParams, response: { 200: z.string(), ...problems } },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { folder, manifest, edits } = await editedRunOf(services, id);
      await services.context.audit(request, 'segments.export', id);
      const names = newNames(manifest.segments, edits);
      const lines = safeCsv(textOfFile(join(folder, 'segments.csv')), {
        columns: nameColumns,
        names,
      });
      return asDownload(reply, `${id}-segments.csv`, csvType).send(Readable.from(lines));
    },
  );

  app.get(
    '/runs/:id/exports/:format',
    {
      config: { access: 'viewer' },
      schema: {
        tags,
        params: z.object({ id: idSchema, format: idSchema }),
        querystring: exportQuery,
        response: { 200: z.unknown(), ...problems },
      },
    },
    async ({ params: { id, format }, query }, reply) => {
      const known = exportFormats.find(({ name }) => name === format);
      if (known === undefined) throw notFound('format', format);
      const { folder, edits } = await editedRunOf(services, id);
      const document = exportModel(await editedModel(folder, edits), {
        format,
        ...(query.dialect === undefined ? {} : { dialect: query.dialect }),
        ...(query.table === undefined ? {} : { table: query.table }),
        ...(query.transactions === undefined ? {} : { transactions: query.transactions }),
        ...(query.model === undefined ? {} : { model: query.model }),
      });
      return asDownload(reply, `${id}.${format}`, typeOf(format, known.isBinary)).send(
        Buffer.from(document),
      );
    },
  );
};

function typeOf(format: string, isBinary: boolean): string {
  if (isBinary) return 'application/octet-stream';
  return format === 'json' ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8';
}
