/** Seeds are whole numbers from 0 to this. */
export const largestSeed = 2 ** 32 - 1;

/** One numeric option: what it is when not given, what it may be, and what it does. */
export interface NumberSpec {
  readonly kind: 'integer' | 'number';
  /** Undefined where the caller has to say it. */
  readonly default?: number;
  readonly min: number;
  readonly max: number;
  readonly sentence: string;
}

/** One yes/no option. */
export interface FlagSpec {
  readonly kind: 'flag';
  readonly default: boolean;
  readonly sentence: string;
}

/** The options of one algorithm, by name. */
export type OptionSpecs = Readonly<Record<string, NumberSpec | FlagSpec>>;

type ValueOf<Spec> = Spec extends FlagSpec ? boolean : number;

type RequiredNames<Specs> = {
  [Name in keyof Specs]: Specs[Name] extends { default: unknown } ? never : Name;
}[keyof Specs];

/** Every option with its value. */
export type Resolved<Specs> = { readonly [Name in keyof Specs]: ValueOf<Specs[Name]> };

/** The options as a caller gives them: those with a default may be left out. */
export type Given<Specs> = Pick<Resolved<Specs>, RequiredNames<Specs>> & Partial<Resolved<Specs>>;
