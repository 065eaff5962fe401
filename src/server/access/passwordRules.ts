import { HttpProblem } from '../problem.ts';
import { commonWords } from './commonWords.ts';

/** Signs that follow each other in the alphabet, in numbers or on a keyboard. */
const walks = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'yxcvbnm',
  'azertyuiop',
  '147258369',
  '159357',
  '!@#$%^&*()',
  '1qaz',
  '2wsx',
  '3edc',
  '4rfv',
  '5tgb',
  '6yhn',
  '7ujm',
  '8ik',
  '9ol',
];
const neighbours: ReadonlySet<string> = new Set(
  walks.flatMap((walk) =>
    Array.from(walk).flatMap((sign, i) =>
      i === 0 ? [] : [walk[i - 1] + sign, sign + walk[i - 1]],
    ),
  ),
);
const substitutes: ReadonlyMap<string, string> = new Map(
  Object.entries({ 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' }),
);

const fewestSigns = 5;
const mostSteps = 0.7;
const fewWords = 3;
const fewestLetters = 4;
const shortestName = 4;

/**
 * Refuses passwords that are tried first: few different signs, one part over and over, rows of a keyboard, up to three
 * common words with digits around or in place of letters, and what holds the user's or the product's name. There are
 * no other rules; length is what counts (NIST SP 800-63B, 2025).
 *
 * @param password at least 12 characters
 * @throws HttpProblem 400
 */
export function checkPassword(password: string, userName: string): void {
  const reason = weakness(password.toLowerCase(), userName.toLowerCase());
  if (reason === null) return;
  throw new HttpProblem(
    400,
    `This password is easy to guess: ${reason}. Choose another, such as four unrelated words.`,
  );
}

function weakness(password: string, userName: string): string | null {
  if (password.includes('clientele')) return 'it holds the name of this product';
  if (userName.length >= shortestName && password.includes(userName)) return 'it holds your name';
  if (new Set(password).size < fewestSigns) return 'it has few different characters';
  if (isRepeated(password)) return 'it says one thing over and over';
  if (isWalk(password)) return 'it follows the keyboard or the alphabet';
  if (spellings(password).some(isFewWords)) return 'it is made of common words';
  return null;
}

/** Whether a text is a shorter one, two times or more. */
function isRepeated(text: string): boolean {
  const period = (text + text).indexOf(text, 1);
  return period < text.length;
}

function isWalk(text: string): boolean {
  let steps = 0;
  for (let i = 1; i < text.length; i++) {
    if (text[i] === text[i - 1] || neighbours.has(text[i - 1] + text[i])) steps++;
  }
  return steps >= mostSteps * (text.length - 1);
}

/** The letters of a password, read in the ways people write words with digits. */
function spellings(password: string): string[] {
  const start = firstLetter(password);
  const end = lastLetter(password) + 1;
  return [password, plain(password.slice(start, end)), plain(password.slice(0, end))].map(letters);
}

function plain(text: string): string {
  return Array.from(text, (sign) => substitutes.get(sign) ?? sign).join('');
}

function letters(text: string): string {
  return Array.from(text).filter(isLetter).join('');
}

function isLetter(sign: string): boolean {
  return sign >= 'a' && sign <= 'z';
}

function firstLetter(text: string): number {
  return Math.max(0, Array.from(text).findIndex(isLetter));
}

function lastLetter(text: string): number {
  for (let i = text.length - 1; i > 0; i--) if (isLetter(text[i])) return i;
  return 0;
}

/** Whether a text of letters is at most three common words, one after the other. */
function isFewWords(text: string): boolean {
  const fewest = new Float64Array(text.length + 1).fill(Infinity);
  fewest[0] = 0;
  for (let end = 1; end <= text.length; end++) {
    for (const word of commonWords) {
      const start = end - word.length;
      if (start >= 0 && fewest[start] + 1 < fewest[end] && text.startsWith(word, start)) {
        fewest[end] = fewest[start] + 1;
      }
    }
  }
  return text.length >= fewestLetters && fewest[text.length] <= fewWords;
}
