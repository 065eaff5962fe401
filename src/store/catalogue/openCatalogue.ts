import type { Catalogue } from './catalogue.ts';

/**
 * Opens the catalogue of a workspace: `catalogue.sqlite` in its folder, or the PostgreSQL database that
 * `CLIENTELE_DATABASE_URL` names. The folder and the tables are made where they are missing. Many processes may have
 * the same catalogue open.
 *
 * @throws ClienteleError `resource` when the file or the database cannot be used
 */
export async function openCatalogue(root: string, env: NodeJS.ProcessEnv): Promise<Catalogue> {
  // Commands that need no database start without one.
  const { connect } = await import('./connect.ts');
  return connect(root, env);
}
