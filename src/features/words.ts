import { currencyWord } from './currency.ts';

/** One word of a column's name. */
export interface Word {
  /** Lower case, abbreviation written out, singular: what the lexicon compares. */
  readonly stem: string;
  /** Lower case, abbreviation written out: what people read. */
  readonly display: string;
}

const abbreviations: Readonly<Record<string, string>> = {
  acc: 'account',
  acct: 'account',
  amt: 'amount',
  avg: 'average',
  bal: 'balance',
  chng: 'change',
  cli: 'customer',
  client: 'customer',
  clients: 'customers',
  cnt: 'count',
  ct: 'count',
  curr: 'current',
  cust: 'customer',
  dob: 'birthdate',
  dt: 'date',
  edu: 'education',
  flg: 'flag',
  freq: 'frequency',
  identifier: 'id',
  installment: 'instalment',
  installments: 'instalments',
  lim: 'limit',
  loc: 'location',
  max: 'maximum',
  mean: 'average',
  min: 'minimum',
  mon: 'months',
  mth: 'month',
  nbr: 'number',
  no: 'number',
  nr: 'number',
  num: 'number',
  pct: 'percent',
  perc: 'percent',
  percentage: 'percent',
  pmt: 'payment',
  prc: 'percent',
  prev: 'previous',
  qty: 'count',
  tot: 'total',
  trans: 'transactions',
  trx: 'transactions',
  txn: 'transaction',
  txns: 'transactions',
  util: 'utilisation',
  utilization: 'utilisation',
  withdrawl: 'withdrawal',
  yr: 'year',
  yrs: 'years',
};

/** Words that are written apart or together; the longest stand first. */
const compounds: readonly (readonly [string, string])[] = [
  ['date of birth', 'birthdate'],
  ['day of week', 'weekday'],
  ['day of the week', 'weekday'],
  ['year of birth', 'birthyear'],
  ['birth date', 'birthdate'],
  ['birth day', 'birthdate'],
  ['birth year', 'birthyear'],
  ['e mail', 'email'],
  ['one off', 'oneoff'],
  ['pin code', 'postcode'],
  ['post code', 'postcode'],
  ['postal code', 'postcode'],
  ['time stamp', 'timestamp'],
  ['week day', 'weekday'],
  ['week end', 'weekend'],
  ['zip code', 'postcode'],
];

/** The compounds by their first word. */
const compoundsFrom = Map.groupBy(
  compounds.map(([apart, joined]) => ({ parts: apart.split(' '), joined })),
  ({ parts }) => parts[0],
);

/** How a compound is written for people. */
const spelled: Readonly<Record<string, string>> = {
  birthdate: 'date of birth',
  birthyear: 'year of birth',
  oneoff: 'one-off',
};

/**
 * The words of a column's name, whatever its style: `CustAccountBalance`, `CUST_ACCOUNT_BALANCE`
 * and `cust account balance` give the same stems. A currency in the name is left out.
 *
 * @param vocabulary stems at which a word written without any boundary may be cut: `customerid`
 */
export function splitWords(name: string, vocabulary: ReadonlySet<string>): Word[] {
  const raw = name
    .replaceAll(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replaceAll(/(\p{L})(\p{N})/gu, '$1 $2')
    .replaceAll(/(\p{N})(\p{L})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '' && currencyWord(part, name) === null)
    .map((part) => part.toLowerCase());
  const cut = raw.flatMap((part) => cutGlued(part, vocabulary));
  return joinCompounds(cut.map(toWord));
}

/** The stems of a phrase written in plain words, as the lexicon writes them. */
export function stemsOf(phrase: string): string[] {
  return joinCompounds(phrase.toLowerCase().split(' ').map(toWord)).map(({ stem }) => stem);
}

function toWord(part: string): Word {
  const full = abbreviations[part] ?? part;
  return { stem: singular(full), display: spelled[full] ?? full };
}

function singular(word: string): string {
  if (word.length <= 3 || /(ss|us|is)$/.test(word)) return word;
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/s$/, '');
}

function joinCompounds(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  for (let at = 0; at < words.length;) {
    const found = compoundsFrom
      .get(words[at].stem)
      ?.find(({ parts }) => parts.every((part, i) => words[at + i]?.stem === part));
    if (found === undefined) {
      joined.push(words[at]);
      at += 1;
    } else {
      joined.push({ stem: found.joined, display: spelled[found.joined] ?? found.joined });
      at += found.parts.length;
    }
  }
  return joined;
}

/** The least letters of the first part, so that `package` never becomes pack and age by chance. */
const leastFirstPart = 3;

function cutGlued(part: string, vocabulary: ReadonlySet<string>): string[] {
  if (vocabulary.has(toWord(part).stem)) return [part];
  for (let at = part.length - 2; at >= leastFirstPart; at -= 1) {
    const [first, second] = [part.slice(0, at), part.slice(at)];
    const secondCut = cutGlued(second, vocabulary);
    const known = [first, ...secondCut].every((piece) => vocabulary.has(toWord(piece).stem));
    if (known) return [first, ...secondCut];
  }
  return [part];
}
