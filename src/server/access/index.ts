export { actorOf } from './actor.ts';
export { createAudit } from './audit.ts';
export { registerAccess } from './registerAccess.ts';
