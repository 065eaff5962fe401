import type { Catalogue } from '../../store/index.ts';
import type { Audit } from '../context.ts';
import { actorOf } from './actor.ts';

/** Notes who did what in the catalogue's audit log, under the name of the user or token that asked. */
export function createAudit(
  { audit }: Pick<Catalogue, 'audit'>,
  now: () => Date = () => new Date(),
): Audit {
  return (request, action, object) =>
    audit.append({ at: now().toISOString(), actor: actorOf(request), action, object });
}
