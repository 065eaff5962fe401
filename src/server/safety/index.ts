export { isLocalOnly } from './hosts.ts';

export { isOwnOrigin } from './origin.ts';
export { registerSafety } from './registerSafety.ts';
export { serverSecret } from './secret.ts';
export { safetySettings, trustedProxies, type SafetySettings } from './settings.ts';
