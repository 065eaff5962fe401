import {
  concatenate,
  messageField,
  packedVarints,
  textField,
  varintField,
  bytesField,
} from './protobuf.ts';
import type { Field } from './protobuf.ts';

/** Element types of tensors, by the numbers of `TensorProto.DataType` in onnx.proto. */
export const elementTypes = { float: 1, int64: 7, string: 8, double: 11 } as const;
export type ElementType = keyof typeof elementTypes;

/** A constant array, row-major. */
export type Tensor =
  | {
      readonly type: 'double' | 'int64';
      readonly dims: readonly number[];
      readonly values: readonly number[];
    }
  | {
      readonly type: 'string';
      readonly dims: readonly number[];
      readonly values: readonly string[];
    };

export type Attribute =
  | { readonly ints: readonly number[] }
  | { readonly strings: readonly string[] }
  | { readonly int: number }
  | { readonly string: string }
  | { readonly tensor: Tensor };

/** A result or an input of a graph; a dimension may be a name for any size. */
export interface GraphValue {
  readonly name: string;
  readonly type: ElementType;
  readonly dims: readonly (number | string)[];
  /** What it is, for whoever opens the file. */
  readonly told: string;
}

export interface GraphNode {
  readonly operator: string;
  /** Empty for ONNX's own operators. */
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

export interface Graph {
  readonly name: string;
  readonly told: string;
  readonly nodes: readonly GraphNode[];
  readonly constants: readonly { readonly name: string; readonly tensor: Tensor }[];
  readonly inputs: readonly GraphValue[];
  readonly outputs: readonly GraphValue[];
}

/** Operators of ONNX's opset 18 and of ai.onnx.ml's opset 3, as ONNX 1.13 brought them (IR version 8). */
const irVersion = 8;
const opsets = { '': 18, 'ai.onnx.ml': 3 };

/** A `ModelProto` of onnx.proto: the bytes of an .onnx file. */
export function modelBytes(graph: Graph, version: string): Uint8Array {
  return concatenate([
    varintField(1, irVersion),
    textField(2, 'clientele'),
    textField(3, version),
    messageField(7, graphFields(graph)),
    ...Object.entries(opsets).map(([domain, opset]) =>
      messageField(8, [textField(1, domain), varintField(2, opset)]),
    ),
  ]);
}

function graphFields({ name, told, nodes, constants, inputs, outputs }: Graph): Field[] {
  return [
    ...nodes.map((node) => messageField(1, nodeFields(node))),
    textField(2, name),
    ...constants.map(({ name, tensor }) =>
      messageField(5, [...tensorFields(tensor), textField(8, name)]),
    ),
    textField(10, told),
    ...inputs.map((input) => messageField(11, valueFields(input))),
    ...outputs.map((output) => messageField(12, valueFields(output))),
  ];
}

function nodeFields({ operator, domain, inputs, outputs, attributes }: GraphNode): Field[] {
  return [
    ...inputs.map((input) => textField(1, input)),
    ...outputs.map((output) => textField(2, output)),
    textField(4, operator),
    ...Object.entries(attributes).map(([name, attribute]) =>
      messageField(5, [textField(1, name), ...attributeFields(attribute)]),
    ),
    textField(7, domain),
  ];
}

/** Field 20 says which of the other fields holds the value. */
function attributeFields(attribute: Attribute): Field[] {
  if ('int' in attribute) return [varintField(3, attribute.int), varintField(20, 2)];
  if ('string' in attribute) return [textField(4, attribute.string), varintField(20, 3)];
  if ('tensor' in attribute) {
    return [messageField(5, tensorFields(attribute.tensor)), varintField(20, 4)];
  }
  if ('ints' in attribute) return [packedVarints(8, attribute.ints), varintField(20, 7)];
  return [...attribute.strings.map((each) => textField(9, each)), varintField(20, 8)];
}

function tensorFields({ type, dims, values }: Tensor): Field[] {
  const head = [packedVarints(1, dims), varintField(2, elementTypes[type])];
  if (type === 'string') return [...head, ...values.map((value) => textField(6, value))];
  return [...head, bytesField(9, rawBytes(type, values))];
}

/** Eight bytes a value, the lowest first. */
function rawBytes(type: 'double' | 'int64', values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(8 * values.length));
  values.forEach((value, i) => {
    if (type === 'double') view.setFloat64(8 * i, value, true);
    else view.setBigInt64(8 * i, BigInt(value), true);
  });
  return new Uint8Array(view.buffer);
}

function valueFields({ name, type, dims, told }: GraphValue): Field[] {
  const shape = dims.map((dim) =>
    messageField(1, [typeof dim === 'number' ? varintField(1, dim) : textField(2, dim)]),
  );
  const tensorType = [varintField(1, elementTypes[type]), messageField(2, shape)];
  return [textField(1, name), messageField(2, [messageField(1, tensorType)]), textField(3, told)];
}
