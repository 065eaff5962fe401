import { expect, it } from 'vitest';
import { messageField, packedVarints, textField, varintField } from './protobuf.ts';

it('writes the examples of the encoding guide', () => {
  expect([...varintField(1, 150)]).toEqual([0x08, 0x96, 0x01]);
  expect([...textField(2, 'testing')]).toEqual([0x12, 0x07, ...Buffer.from('testing')]);
  expect([...messageField(3, [varintField(1, 150)])]).toEqual([0x1a, 0x03, 0x08, 0x96, 0x01]);
  expect([...packedVarints(6, [3, 270, 86942])]).toEqual([
    0x32, 0x06, 0x03, 0x8e, 0x02, 0x9e, 0xa7, 0x05,
  ]);
});

it('writes -2 in ten bytes and a field above 15 in a tag of two', () => {
  expect([...varintField(1, -2)]).toEqual([0x08, 0xfe, ...Array(8).fill(0xff), 0x01]);
  expect([...varintField(20, 7)]).toEqual([0xa0, 0x01, 0x07]);
});
