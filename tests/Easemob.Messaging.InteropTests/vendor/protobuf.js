'use strict';
// Just enough of the protobuf wire format to read a sign-in request and to write its answer.

function varint(value) {
  const bytes = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    bytes.push(rest ? low | 128 : low);
  } while (rest);
  return Buffer.from(bytes);
}

const number = (field, value) => Buffer.concat([varint(field << 3), varint(value)]);

function bytes(field, value) {
  const content = Buffer.isBuffer(value) ? value : Buffer.from(value);
  return Buffer.concat([varint((field << 3) | 2), varint(content.length), content]);
}

// Reads the fields of one message: { number: [values] }, integers as BigInt, everything with a length as Buffer.
function read(buffer) {
  const fields = {};
  let position = 0;
  const next = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = buffer[position++];
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) {
        return value;
      }
    }
  };
  const take = length => buffer.subarray(position, position += length);
  while (position < buffer.length) {
    const tag = Number(next());
    const read = { 0: next, 1: () => take(8), 2: () => take(Number(next())), 5: () => take(4) }[tag & 7];
    (fields[tag >> 3] ??= []).push(read());
  }

  return fields;
}

module.exports = { number, bytes, read };
