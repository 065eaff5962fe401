import type { GraphBuilder } from './graphBuilder.ts';
import { elementTypes } from './messages.ts';

/** The code of a missing text: an empty one, or one that stands for "missing". */
const missingLevel = -2;
/** The code of a text that is none of the levels. */
const otherLevel = -1;

/** Codes of a text column (N x 1): the place of each text in `levels`, below 0 where it is none of them. */
export function levelCodes(
  graph: GraphBuilder,
  column: string,
  levels: readonly string[],
  missing: readonly string[],
): string {
  const codes = new Map([
    ...levels.map((level, place) => [level, place] as const),
    ...['', ...missing].map((text) => [text, missingLevel] as const),
  ]);
  return graph.applyMl('LabelEncoder', [column], {
    keys_strings: { strings: [...codes.keys()] },
    values_int64s: { ints: [...codes.values()] },
    default_int64: { int: otherLevel },
  })[0];
}

/** Where a number is missing: NaN, or one that stands for "missing" (N x 1). */
export function isMissingNumber(
  graph: GraphBuilder,
  column: string,
  missing: readonly number[],
): string {
  return missing.reduce(
    (found, value) =>
      graph.apply('Or', [found, graph.apply('Equal', [column, graph.number(value)])]),
    graph.apply('IsNaN', [column]),
  );
}

/** Where a text is missing (N x 1). */
export function isMissingLevel(graph: GraphBuilder, codes: string): string {
  return graph.apply('Equal', [codes, wholeNumber(graph, missingLevel)]);
}

/** 1 where a text is the level at `place`, else 0 (N x 1). */
export function isLevel(graph: GraphBuilder, codes: string, place: number): string {
  const equal = graph.apply('Equal', [codes, wholeNumber(graph, place)]);
  return graph.apply('Cast', [equal], { to: { int: elementTypes.double } });
}

/** The codes as numbers, NaN where the text is missing or none of the levels (N x 1). */
export function levelPlaces(graph: GraphBuilder, codes: string): string {
  const known = graph.apply('GreaterOrEqual', [codes, wholeNumber(graph, 0)]);
  const places = graph.apply('Cast', [codes], { to: { int: elementTypes.double } });
  return graph.apply('Where', [known, places, graph.number(NaN)]);
}

function wholeNumber(graph: GraphBuilder, value: number): string {
  return graph.constant({ type: 'int64', dims: [], values: [value] });
}
