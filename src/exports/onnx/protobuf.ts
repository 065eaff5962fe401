/**
 * One field of a protocol buffers message, encoded: tag and value.
 * The wire format is that of protobuf.dev/programming-guides/encoding.
 */
export type Field = Uint8Array;

const wireTypes = { varint: 0, bytes: 2 } as const;

/** A whole number of up to 64 bits; a negative one takes ten bytes. */
export function varintField(number: number, value: number): Field {
  return Uint8Array.from([...tag(number, wireTypes.varint), ...varint(value)]);
}

export function bytesField(number: number, value: Uint8Array): Field {
  return concatenate([
    Uint8Array.from([...tag(number, wireTypes.bytes), ...varint(value.length)]),
    value,
  ]);
}

export function textField(number: number, value: string): Field {
  return bytesField(number, new TextEncoder().encode(value));
}

export function messageField(number: number, fields: readonly Field[]): Field {
  return bytesField(number, concatenate(fields));
}

/** Many whole numbers in one field. */
export function packedVarints(number: number, values: readonly number[]): Field {
  return bytesField(number, Uint8Array.from(values.flatMap(varint)));
}

export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}

function tag(number: number, wireType: number): number[] {
  return varint(number * 8 + wireType);
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  return [...bytes, Number(rest)];
}
