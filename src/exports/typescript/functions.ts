/** A function of the written module: its name, the functions it calls, its text. */
interface WrittenFunction {
  readonly name: string;
  readonly calls: readonly string[];
  readonly text: string;
}

/** The steps of a recipe as core computes them, to the bit. */
const functions: readonly WrittenFunction[] = [
  {
    name: 'numberOf',
    calls: [],
    text: `function numberOf(value: number | null, ...missing: readonly number[]): number {
  return value === null || missing.includes(value) ? NaN : value;
}`,
  },
  {
    name: 'isLevel',
    calls: [],
    text: `function isLevel(value: string | null, level: string, ...missing: readonly string[]): number {
  return value === null || missing.includes(value) ? NaN : value === level ? 1 : 0;
}`,
  },
  {
    name: 'codeOf',
    calls: [],
    text: `function codeOf(
  value: string | null,
  codes: Readonly<Record<string, number>>,
  other: number,
  ...missing: readonly string[]
): number {
  if (value === null || missing.includes(value)) return NaN;
  return Object.hasOwn(codes, value) ? codes[value] ?? other : other;
}`,
  },
  {
    name: 'isFlag',
    calls: [],
    text: `function isFlag(value: boolean | null, level: boolean): number {
  return value === null ? NaN : value === level ? 1 : 0;
}`,
  },
  {
    name: 'neither',
    calls: [],
    text: `function neither(value: boolean | null): number {
  return value === null ? NaN : 0;
}`,
  },
  {
    name: 'fill',
    calls: [],
    text: `function fill(value: number, filling: number): number {
  return Number.isNaN(value) ? filling : value;
}`,
  },
  {
    name: 'clip',
    calls: [],
    text: `function clip(value: number, lower: number, upper: number): number {
  return value < lower ? lower : value > upper ? upper : value;
}`,
  },
  {
    name: 'log1p',
    calls: [],
    text: `function log1p(value: number): number {
  return Math.log1p(Math.max(0, value));
}`,
  },
  {
    name: 'yeoJohnson',
    calls: ['boxCoxOfOnePlus'],
    text: `/** Yeo and Johnson (2000). */
function yeoJohnson(value: number, lambda: number): number {
  return value >= 0 ? boxCoxOfOnePlus(value, lambda) : -boxCoxOfOnePlus(-value, 2 - lambda);
}`,
  },
  {
    name: 'boxCoxOfOnePlus',
    calls: [],
    text: `function boxCoxOfOnePlus(value: number, power: number): number {
  const logarithm = Math.log1p(value);
  return Math.abs(power) < 1e-12 ? logarithm : Math.expm1(power * logarithm) / power;
}`,
  },
];

/** The texts of the named functions and of all that they call; a function nobody calls would not pass a strict compiler. */
export function functionTexts(names: ReadonlySet<string>): string[] {
  const needed = new Set(names);
  for (const { name, calls } of functions) {
    if (needed.has(name)) for (const each of calls) needed.add(each);
  }
  return functions.filter(({ name }) => needed.has(name)).map(({ text }) => text);
}
