/** What a reader of the file sees: a graph, read back from its bytes by the field numbers of onnx.proto. */
export interface ReadGraph {
  readonly nodes: readonly ReadNode[];
  readonly constants: ReadonlyMap<string, ReadTensor>;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Version of each operator set by its domain. */
  readonly opsets: ReadonlyMap<string, number>;
}

export interface ReadNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, ReadAttribute>;
}

export interface ReadAttribute {
  readonly ints: readonly number[];
  readonly strings: readonly string[];
  readonly int: number;
  readonly tensor: ReadTensor | null;
}

export interface ReadTensor {
  readonly dims: readonly number[];
  readonly values: readonly (number | string)[];
}

interface RawField {
  readonly number: number;
  readonly whole: number;
  readonly bytes: Uint8Array;
}

export function readModelBytes(bytes: Uint8Array): ReadGraph {
  const model = fieldsOf(bytes);
  const graph = fieldsOf(one(model, 7).bytes);
  const name = (field: RawField): string => text(one(fieldsOf(field.bytes), 1));
  return {
    nodes: all(graph, 1).map((node) => readNode(fieldsOf(node.bytes))),
    constants: new Map(
      all(graph, 5).map(({ bytes }) => [
        text(one(fieldsOf(bytes), 8)),
        readTensor(fieldsOf(bytes)),
      ]),
    ),
    inputs: all(graph, 11).map(name),
    outputs: all(graph, 12).map(name),
    opsets: new Map(
      all(model, 8).map(({ bytes }) => [
        text(one(fieldsOf(bytes), 1)),
        one(fieldsOf(bytes), 2).whole,
      ]),
    ),
  };
}

function readNode(fields: readonly RawField[]): ReadNode {
  return {
    operator: text(one(fields, 4)),
    inputs: all(fields, 1).map(text),
    outputs: all(fields, 2).map(text),
    attributes: new Map(
      all(fields, 5).map(({ bytes }) => {
        const parts = fieldsOf(bytes);
        const [tensor] = all(parts, 5);
        const attribute = {
          ints: all(parts, 8).flatMap((field) => varintsOf(field.bytes)),
          strings: all(parts, 9).map(text),
          int: all(parts, 3)[0]?.whole ?? 0,
          tensor: tensor === undefined ? null : readTensor(fieldsOf(tensor.bytes)),
        };
        return [text(one(parts, 1)), attribute];
      }),
    ),
  };
}

function readTensor(fields: readonly RawField[]): ReadTensor {
  const dims = varintsOf(one(fields, 1).bytes);
  const type = one(fields, 2).whole;
  if (type === 8) return { dims, values: all(fields, 6).map(text) };
  const { buffer, byteOffset, byteLength } = one(fields, 9).bytes;
  const view = new DataView(buffer, byteOffset, byteLength);
  const values = Array.from({ length: byteLength / 8 }, (_, i) =>
    type === 11 ? view.getFloat64(8 * i, true) : Number(view.getBigInt64(8 * i, true)),
  );
  return { dims, values };
}

function fieldsOf(bytes: Uint8Array): RawField[] {
  const fields: RawField[] = [];
  for (let place = 0; place < bytes.length;) {
    const tag = varintAt(bytes, place);
    const value = varintAt(bytes, tag.end);
    const isBytes = tag.value % 8 === 2;
    const end = isBytes ? value.end + value.value : value.end;
    fields.push({
      number: Math.floor(tag.value / 8),
      whole: value.value,
      bytes: bytes.subarray(value.end, end),
    });
    place = end;
  }
  return fields;
}

function varintAt(bytes: Uint8Array, start: number): { value: number; end: number } {
  let value = 0n;
  let end = start;
  let shift = 0n;
  for (;;) {
    const byte = bytes[end++];
    value |= BigInt(byte & 127) << shift;
    shift += 7n;
    if (byte < 128) return { value: Number(BigInt.asIntN(64, value)), end };
  }
}

function varintsOf(bytes: Uint8Array): number[] {
  const values: number[] = [];
  for (let place = 0; place < bytes.length;) {
    const { value, end } = varintAt(bytes, place);
    values.push(value);
    place = end;
  }
  return values;
}

const all = (fields: readonly RawField[], number: number): RawField[] =>
  fields.filter((field) => field.number === number);

function one(fields: readonly RawField[], number: number): RawField {
  const [field] = all(fields, number);
  if (field === undefined) throw new Error(`no field ${number}`);
  return field;
}

const text = ({ bytes }: RawField): string => new TextDecoder().decode(bytes);
