import { ClienteleError } from '../../contract/index.ts';

/** How the server is reached from outside, as its environment says. */
export interface SafetySettings {
  /** `CLIENTELE_PUBLIC_URL`: where browsers reach the server through a proxy; null without one. */
  readonly publicUrl: URL | null;
  /** Whether browsers reach the server by https. */
  readonly https: boolean;
  /** `CLIENTELE_ALLOWED_HOSTS`: names, or `name:port`, in lower case. */
  readonly allowedHosts: ReadonlySet<string>;
  /** `CLIENTELE_CORS_ORIGINS`: origins that may call the API with a token. */
  readonly corsOrigins: ReadonlySet<string>;
  /** `CLIENTELE_SECOND_FACTOR`: who must have one. */
  readonly secondFactorFor: SecondFactorFor;
}

const secondFactorChoices = ['nobody', 'admins', 'everyone'] as const;
type SecondFactorFor = (typeof secondFactorChoices)[number];

/**
 * Reads the settings.
 *
 * @throws ClienteleError `usage` for what is no address, no exact origin or none of the choices
 */
export function safetySettings(env: NodeJS.ProcessEnv): SafetySettings {
  const publicUrl = publicUrlOf(env['CLIENTELE_PUBLIC_URL'] ?? '');
  const hosts = listOf(env['CLIENTELE_ALLOWED_HOSTS']).map((host) => host.toLowerCase());
  return {
    publicUrl,
    https: publicUrl?.protocol === 'https:',
    allowedHosts: new Set(hosts),
    corsOrigins: new Set(listOf(env['CLIENTELE_CORS_ORIGINS']).map(exactOrigin)),
    secondFactorFor: secondFactorOf(env['CLIENTELE_SECOND_FACTOR'] || 'nobody'),
  };
}

/**
 * Addresses of proxies whose `X-Forwarded-For` is believed: `CLIENTELE_TRUSTED_PROXIES`, such as
 * `127.0.0.1,10.0.0.0/8`. To be given to Fastify as `trustProxy`; false where there is none.
 */
export function trustedProxies(env: NodeJS.ProcessEnv): string[] | false {
  const proxies = listOf(env['CLIENTELE_TRUSTED_PROXIES']);
  return proxies.length > 0 && proxies;
}

function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function publicUrlOf(text: string): URL | null {
  if (text === '') return null;
  const url = webAddress(text);
  if (url !== null && url.pathname === '/' && url.search === '' && url.username === '') return url;
  throw new ClienteleError(
    'usage',
    `CLIENTELE_PUBLIC_URL cannot be ${JSON.stringify(text)}; write an address such as https://segments.bank.example.`,
  );
}

function secondFactorOf(text: string): SecondFactorFor {
  const choice = secondFactorChoices.find((each) => each === text);
  if (choice !== undefined) return choice;
  throw new ClienteleError(
    'usage',
    `CLIENTELE_SECOND_FACTOR cannot be ${JSON.stringify(text)}; write nobody, admins or everyone.`,
  );
}

function exactOrigin(text: string): string {
  if (webAddress(text)?.origin === text) return text;
  throw new ClienteleError(
    'usage',
    `CLIENTELE_CORS_ORIGINS cannot hold ${JSON.stringify(text)}; write exact origins such as https://portal.bank.example.`,
  );
}

function webAddress(text: string): URL | null {
  const url = URL.parse(text);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null;
}
