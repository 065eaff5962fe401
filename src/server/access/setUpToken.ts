import { isSame, makeSecret } from './secrets.ts';

/** The one-time token with which the first admin is made. It is told to the console alone. */
export interface SetUpToken {
  /** Makes and tells a token where there is none that holds. */
  readonly offer: (now: number) => void;
  /** Whether this is the token. Ten wrong tries or an hour end it, and the next is told. */
  readonly accepts: (token: string, now: number) => boolean;
  /** Ends it: the first admin is there. */
  readonly spend: () => void;
}

const lifetime = 60 * 60_000;
const wrongTries = 10;

/** @param tell shows a token to the person at the machine */
export function createSetUpToken(tell: (token: string) => void): SetUpToken {
  let token: string | null = null;
  let madeAt = 0;
  let tries = 0;

  function renew(now: number): string {
    madeAt = now;
    tries = 0;
    token = makeSecret();
    tell(token);
    return token;
  }

  function held(now: number): string {
    return token === null || now - madeAt >= lifetime ? renew(now) : token;
  }

  return {
    offer(now) {
      held(now);
    },
    accepts(given, now) {
      if (isSame(given, held(now))) return true;
      tries++;
      if (tries >= wrongTries) renew(now);
      return false;
    },
    spend() {
      token = null;
    },
  };
}
