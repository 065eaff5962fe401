import type { ServerContext } from '../context.ts';
import { isLocalOnly, safetySettings, serverSecret, type SafetySettings } from '../safety/index.ts';
import { createAuditWatch, type AuditWatch } from './auditWatch.ts';
import { createKnownPasswords, type KnownPasswords } from './knownPasswords.ts';
import { argon2Passwords, type Passwords } from './passwords.ts';
import { createSetUpToken, type SetUpToken } from './setUpToken.ts';
import { createThrottle, type Throttle } from './throttle.ts';

/** What signing in and checking rights works with. */
export interface Desk {
  readonly context: ServerContext;
  readonly settings: SafetySettings;
  /** Keys the hashes of session and token secrets. */
  readonly secret: string;
  readonly passwords: Passwords;
  readonly knownPasswords: KnownPasswords;
  readonly throttle: Throttle;
  readonly setUp: SetUpToken;
  readonly auditWatch: AuditWatch;
  /** False only on loopback, with no proxy, while there are no users: then everyone there is the admin. */
  readonly isSignInNeeded: () => Promise<boolean>;
  /** Whether the first admin is still to be made with the token of the console. */
  readonly isSetUpNeeded: () => Promise<boolean>;
}

/** @throws ClienteleError `usage` without a secret that will do, or for a setting that cannot be used */
export async function createDesk(
  context: ServerContext,
  passwords: Passwords = argon2Passwords,
): Promise<Desk> {
  const settings = safetySettings(context.env);
  const localOnly = isLocalOnly(context.host, settings);
  const hasUsers = createUserCheck(context);
  return {
    context,
    settings,
    passwords,
    knownPasswords: await createKnownPasswords(context.env['CLIENTELE_BREACHED_PASSWORDS'] || null),
    secret: await serverSecret(context.root, context.env),
    throttle: createThrottle(),
    auditWatch: createAuditWatch(context.catalogue.audit, context.now),
    setUp: createSetUpToken((token) =>
      context.tellConsole(
        `To make the first admin, open the dashboard and give this token within an hour: ${token}`,
      ),
    ),
    isSignInNeeded: async () => !localOnly || hasUsers(),
    isSetUpNeeded: async () => !localOnly && !(await hasUsers()),
  };
}

/** Once there are users there always are, as the last admin cannot go; until then the catalogue is asked. */
function createUserCheck({ catalogue }: ServerContext): () => Promise<boolean> {
  let known = false;
  return async () => {
    known ||= (await catalogue.users.count()) > 0;
    return known;
  };
}
