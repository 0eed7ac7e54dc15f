/** WebSocket frames, made once and written to many sockets: the cost of a room is its socket writes.
 *  `ws` frames a message anew for every socket; writing the same finished frame takes about half of that. */

const BINARY_FINAL = 0x82

/** One binary message as one unmasked frame (RFC 6455, 5.2). Valid on a server's socket as long as no message of that
 *  socket is compressed: `ws` then always writes whole frames. */
export function encodeFrame(payload: Uint8Array): Buffer {
  const { length } = payload
  const headerLength = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(headerLength + length)
  frame[0] = BINARY_FINAL
  if (headerLength === 2) {
    frame[1] = length
  } else if (headerLength === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.set(payload, headerLength)
  return frame
}
