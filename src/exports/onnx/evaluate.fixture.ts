import type { ReadGraph, ReadNode, ReadTensor } from './reader.fixture.ts';
import { classify } from './evaluateTrees.fixture.ts';

type Cell = number | string;
type Elementwise = (...cells: readonly never[]) => Cell;

const elementwise: Readonly<Record<string, Elementwise>> = {
  Identity: (x: Cell) => x,
  IsNaN: (x: number) => Number(Number.isNaN(x)),
  Where: (test: number, yes: Cell, no: Cell) => (test === 1 ? yes : no),
  Less: (a: number, b: number) => Number(a < b),
  Greater: (a: number, b: number) => Number(a > b),
  GreaterOrEqual: (a: number, b: number) => Number(a >= b),
  Equal: (a: Cell, b: Cell) => Number(a === b),
  Or: (a: number, b: number) => Number(a === 1 || b === 1),
  Cast: (x: number) => x,
  Add: (a: number, b: number) => a + b,
  Sub: (a: number, b: number) => a - b,
  Mul: (a: number, b: number) => a * b,
  Div: (a: number, b: number) => a / b,
  Neg: (x: number) => -x,
  Abs: (x: number) => Math.abs(x),
  Log: (x: number) => Math.log(x),
  Exp: (x: number) => Math.exp(x),
  Tanh: (x: number) => Math.tanh(x),
  Sqrt: (x: number) => Math.sqrt(x),
};

/** Computes a graph as the ONNX specification defines the few operators that exports use. */
export function evaluate(
  graph: ReadGraph,
  inputs: ReadonlyMap<string, ReadTensor>,
): Map<string, ReadTensor> {
  const values = new Map([...graph.constants, ...inputs]);
  for (const node of graph.nodes) {
    const given = node.inputs.map((name) => {
      const value = values.get(name);
      if (value === undefined) throw new Error(`${node.operator} reads ${name} before it is there`);
      return value;
    });
    apply(node, given).forEach((value, i) => values.set(node.outputs[i], value));
  }
  return new Map([...values].filter(([name]) => graph.outputs.includes(name)));
}

function apply(node: ReadNode, given: readonly ReadTensor[]): ReadTensor[] {
  const formula = elementwise[node.operator];
  if (formula !== undefined) return [broadcast(formula, given)];
  const [first, second] = given;
  const rows = first.dims[0];
  switch (node.operator) {
    case 'LabelEncoder':
      return [encode(node, first)];
    case 'ArgMin':
      return [{ dims: [rows], values: rowsOf(first).map((row) => row.indexOf(Math.min(...row))) }];
    case 'ReduceMin':
      return [{ dims: [rows], values: rowsOf(first).map((row) => Math.min(...row)) }];
    case 'Squeeze':
      return [{ ...first, dims: [rows] }];
    case 'Unsqueeze':
      return [{ ...first, dims: [rows, 1] }];
    case 'GatherElements':
      return [
        { dims: [rows, 1], values: rowsOf(first).map((row, i) => row[Number(second.values[i])]) },
      ];
    case 'Gather':
      return [{ dims: second.dims, values: second.values.map((at) => first.values[Number(at)]) }];
    case 'Concat':
      return [
        {
          dims: [rows, given.length],
          values: Array.from({ length: rows }, (_, i) =>
            given.map(({ values }) => values[i]),
          ).flat(),
        },
      ];
    case 'TreeEnsembleClassifier':
      return classify(node, rowsOf(first));
    default:
      throw new Error(`${node.operator} is not known here`);
  }
}

/** Shapes are matched from the right, as in NumPy; at most two dimensions. */
function broadcast(formula: Elementwise, given: readonly ReadTensor[]): ReadTensor {
  const shapes = given.map(({ dims }) => [1, 1, ...dims].slice(-2));
  const nRows = Math.max(...shapes.map(([rows]) => rows));
  const nColumns = Math.max(...shapes.map(([, columns]) => columns));
  const values = Array.from({ length: nRows * nColumns }, (_, place) => {
    const cells = given.map(({ values }, i) => {
      const [rows, columns] = shapes[i];
      const row = rows === 1 ? 0 : Math.floor(place / nColumns);
      return values[row * columns + (columns === 1 ? 0 : place % nColumns)];
    });
    // Which cells an operator takes is its own business; graphs with others are what tests look for.
    return formula(...(cells as never[]));
  });
  const rank = Math.max(...given.map(({ dims }) => dims.length));
  return { dims: [nRows, nColumns].slice(2 - rank), values };
}

function rowsOf({ dims, values }: ReadTensor): number[][] {
  const [nRows, nColumns] = dims;
  return Array.from({ length: nRows }, (_, i) =>
    values.slice(i * nColumns, (i + 1) * nColumns).map(Number),
  );
}

function encode({ attributes }: ReadNode, { dims, values }: ReadTensor): ReadTensor {
  const keys = attributes.get('keys_strings')?.strings ?? [];
  const codes = attributes.get('values_int64s')?.ints ?? [];
  const otherwise = attributes.get('default_int64')?.int ?? 0;
  return { dims, values: values.map((value) => codes[keys.indexOf(String(value))] ?? otherwise) };
}
