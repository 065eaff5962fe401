import { z } from 'zod';

/** What a user may do; each role may do what those before it may. */
export const userRoles = ['viewer', 'analyst', 'admin'] as const;
export const userRoleSchema = z.enum(userRoles);
export type UserRole = z.infer<typeof userRoleSchema>;

export const userSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: userRoleSchema,
  createdAt: z.string(),
});
export type User = z.infer<typeof userSchema>;

const userName = z
  .string()
  .regex(/^[\w.@+-]{1,64}$/, 'use 1 to 64 letters, digits and the signs . _ @ + -');
/** NIST SP 800-63B: length is what counts. */
const password = z
  .string()
  .min(12, 'a password needs at least 12 characters')
  .max(256, 'a password has at most 256 characters');

export const signInSchema = z.strictObject({
  name: z.string().max(64),
  password: z.string().max(256),
  /** Of the authenticator app, or a recovery code; for users with a second factor. */
  code: z.string().max(64).optional(),
});
/** The `type` of the problem that asks for `code`. */
export const codeNeeded = 'urn:clientele:code-needed';
/** For what only the person may do who knows the password. */
export const passwordProofSchema = z.strictObject({ password: z.string().max(256) });
export const newUserSchema = z.strictObject({ name: userName, password, role: userRoleSchema });
export const setUpSchema = z.strictObject({
  /** The one-time token that the server printed on its console. */
  token: z.string().max(128),
  name: userName,
  password,
});
export const passwordChangeSchema = z.strictObject({
  current: z.string().max(256),
  next: password,
});

/** Who is asking. */
export const sessionSchema = z.object({
  /** Null where no one is signed in. */
  user: userSchema.nullable(),
  /** False on loopback without users: everyone there is the admin. */
  signInNeeded: z.boolean(),
  /** True until the first admin has been made. */
  setUpNeeded: z.boolean(),
  /** To be sent as `x-csrf-token` with every request that changes something; null where no session needs it. */
  csrfToken: z.string().nullable(),
  /** True where the server asks for a second factor that the user has not set up; until then nothing else is allowed. */
  secondFactorNeeded: z.boolean().optional(),
});
export type SessionState = z.infer<typeof sessionSchema>;

/** One of a user's signed-in browsers. */
export const openSessionSchema = z.object({
  id: z.string(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
  /** What the browser called itself when it signed in; may be empty. */
  agent: z.string(),
  /** Whether it is the one that asks. */
  current: z.boolean(),
});
export type OpenSession = z.infer<typeof openSessionSchema>;

export const secondFactorStateSchema = z.object({
  enabled: z.boolean(),
  /** Whether the server asks users of this role for one. */
  required: z.boolean(),
  recoveryCodesLeft: z.number().int(),
});
/** For the authenticator app; shown this once. */
export const secondFactorSecretSchema = z.object({
  /** In base32, for typing. */
  secret: z.string(),
  /** `otpauth://`, for a QR code. */
  uri: z.string(),
});
export const secondFactorCodeSchema = z.strictObject({ code: z.string().max(64) });
export const secondFactorProofSchema = z.strictObject({
  password: z.string().max(256),
  code: z.string().max(64),
});
/** Each signs in once in place of a code; shown this once. */
export const recoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) });

export const tokenScopes = ['read', 'write', 'admin'] as const;
export const apiTokenSchema = z.object({
  id: z.string(),
  name: z.string(),
  scope: z.enum(tokenScopes),
  createdAt: z.string(),
  expiresAt: z.string(),
  lastUsedAt: z.string().nullable(),
});
export type ApiToken = z.infer<typeof apiTokenSchema>;
export const newApiTokenSchema = z.strictObject({
  name: z.string().min(1).max(64),
  scope: z.enum(tokenScopes),
  /** Days until it expires. */
  days: z.number().int().min(1).max(366),
});
/** The secret is shown this once. */
export const madeApiTokenSchema = apiTokenSchema.extend({ secret: z.string() });

export const auditEntrySchema = z.object({
  seq: z.number().int(),
  at: z.string(),
  /** Name of the user or token; `console` for the machine's own commands. */
  actor: z.string(),
  /** `run.delete`, `user.create`, ... */
  action: z.string(),
  /** Id of what was acted on; never personal data of a customer. */
  object: z.string(),
  /** SHA-256 over the entry before it and this one. */
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
export const auditPageSchema = z.object({
  entries: z.array(auditEntrySchema),
  /** Whether every hash held when the whole log was looked at, of all that came since, and of these entries. */
  intact: z.boolean(),
  /** When the whole log was last looked at. */
  checkedAt: z.string(),
});

/** What a look at the whole log found. */
export const auditCheckSchema = z.object({
  intact: z.boolean(),
  /** Number of the first entry that was changed, moved or removed; null where every hash holds. */
  firstBroken: z.number().int().nullable(),
  checkedAt: z.string(),
});
export type AuditCheck = z.infer<typeof auditCheckSchema>;
