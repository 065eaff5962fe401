import type { Attribute, ElementType, Graph, GraphNode, GraphValue, Tensor } from './messages.ts';

/** Collects a graph node by node; every method gives the name of a value. */
export interface GraphBuilder {
  /** A column of the table: one value a customer (N x 1). */
  readonly input: (column: string, type: 'double' | 'string', told: string) => string;
  /** One number for all customers. */
  readonly number: (value: number) => string;
  /** The axis that an operator works along. */
  readonly axes: (axis: number) => string;
  readonly constant: (tensor: Tensor) => string;
  /** An operator of ONNX's own, with one result. */
  readonly apply: (
    operator: string,
    inputs: readonly string[],
    attributes?: Readonly<Record<string, Attribute>>,
  ) => string;
  /** An operator of `ai.onnx.ml`. */
  readonly applyMl: (
    operator: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>>,
    nOutputs?: number,
  ) => string[];
  /** Gives a value out under a name; a name that a column has already gets an underscore. */
  readonly output: (
    name: string,
    value: string,
    type: ElementType,
    dims: GraphValue['dims'],
    told: string,
  ) => void;
  readonly finish: (name: string, told: string) => Graph;
}

/** @param columns names that the graph's own values must keep clear of */
export function createGraph(columns: readonly string[]): GraphBuilder {
  const taken = new Set(columns);
  const nodes: GraphNode[] = [];
  const constants: { name: string; tensor: Tensor }[] = [];
  const inputs: GraphValue[] = [];
  const outputs: GraphValue[] = [];
  const numbers = new Map<number, string>();
  const axisNames = new Map<number, string>();

  function freeName(wanted: string): string {
    let name = wanted;
    while (taken.has(name)) name += '_';
    taken.add(name);
    return name;
  }

  function constant(tensor: Tensor): string {
    const name = freeName(`constant ${constants.length + 1}`);
    constants.push({ name, tensor });
    return name;
  }

  function number(value: number): string {
    const known = numbers.get(value) ?? constant({ type: 'double', dims: [], values: [value] });
    numbers.set(value, known);
    return known;
  }

  function axes(axis: number): string {
    const known = axisNames.get(axis) ?? constant({ type: 'int64', dims: [1], values: [axis] });
    axisNames.set(axis, known);
    return known;
  }

  function add(node: Omit<GraphNode, 'outputs'>, nOutputs: number): string[] {
    const names = Array.from({ length: nOutputs }, (_, i) =>
      freeName(`${node.operator} ${nodes.length + 1}${i === 0 ? '' : `.${i}`}`),
    );
    nodes.push({ ...node, outputs: names });
    return names;
  }

  return {
    input: (column, type, told) => {
      inputs.push({ name: column, type, dims: ['N', 1], told });
      return column;
    },
    number,
    axes,
    constant,
    apply: (operator, given, attributes = {}) =>
      add({ operator, domain: '', inputs: given, attributes }, 1)[0],
    applyMl: (operator, given, attributes, nOutputs = 1) =>
      add({ operator, domain: 'ai.onnx.ml', inputs: given, attributes }, nOutputs),
    output: (wanted, value, type, dims, told) => {
      const name = freeName(wanted);
      nodes.push({
        operator: 'Identity',
        domain: '',
        inputs: [value],
        outputs: [name],
        attributes: {},
      });
      outputs.push({ name, type, dims, told });
    },
    finish: (name, told) => ({ name, told, nodes, constants, inputs, outputs }),
  };
}
