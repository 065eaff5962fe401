import { type SessionState, type UserRole, userRoles } from '../../contract/index.ts';

/** Whether a session may do what `role` may do. */
export function allows(session: SessionState | undefined, role: UserRole): boolean {
  if (session === undefined) return false;
  if (!session.signInNeeded) return true;
  if (session.user === null) return false;
  return userRoles.indexOf(session.user.role) >= userRoles.indexOf(role);
}
