import type { FastifyRequest } from 'fastify';
import { userRoles, type User, type UserRole } from '../../contract/index.ts';

/** Who makes a request, and by what it is known. */
export type Actor = LocalActor | SessionActor | TokenActor;

/** Someone at this machine, where no one signs in. */
interface LocalActor {
  readonly kind: 'local';
  readonly name: string;
  readonly role: UserRole;
}

/** A signed-in browser. */
export interface SessionActor {
  readonly kind: 'session';
  readonly name: string;
  readonly role: UserRole;
  readonly user: User;
  readonly csrfToken: string;
  readonly secretHash: string;
}

/** A program with a token. */
export interface TokenActor {
  readonly kind: 'token';
  readonly name: string;
  readonly role: UserRole;
  readonly user: User;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null while unknown, and on public routes. */
    actor: Actor | null;
    /** Whether who asked may still have what this route gives; for answers that go on. */
    mayStill: () => Promise<boolean>;
  }
}

/** Who acts where no one signs in: whoever is at the machine, and may do all. */
export const localActor: LocalActor = { kind: 'local', name: 'console', role: 'admin' };

/** Whether a role may do what `needed` may do. */
export function reaches(role: UserRole, needed: UserRole): boolean {
  return userRoles.indexOf(role) >= userRoles.indexOf(needed);
}

/** The name of the user or token behind a request, for the audit log and for jobs. */
export function actorOf(request: FastifyRequest): string {
  return request.actor?.name ?? 'nobody';
}

/** A user as others may see it: never with the hash of the password. */
export function publicUser({ id, name, role, createdAt }: User): User {
  return { id, name, role, createdAt };
}
