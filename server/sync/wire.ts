/** The messages of the y-websocket protocol, read strictly and written. One message a frame. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import {
  messageAwareness,
  messageDurableAck,
  messageQueryAwareness,
  messageSync,
} from '../../shared/protocol/messages.ts'
import { encodeFrame } from './frame.ts'

export const syncStep1 = 0
export const syncStep2 = 1
export const syncUpdate = 2

export type ClientMessage =
  | { kind: 'step1'; stateVector: Uint8Array }
  /** Both carry an update; step 2 answers the server's step 1 and so completes what the client had before. */
  | { kind: 'update'; isStep2: boolean; update: Uint8Array }
  | { kind: 'presence'; update: Uint8Array }
  | { kind: 'presence-query' }

/** @returns null for anything that the protocol does not allow a client to say. */
export function readMessage(bytes: Uint8Array): ClientMessage | null {
  try {
    const decoder = decoding.createDecoder(bytes)
    const message = readBody(decoder)
    return decoding.hasContent(decoder) ? null : message
  } catch {
    // lib0 throws on a message that ends too early. The caller closes the connection as malformed.
    return null
  }
}

function readBody(decoder: decoding.Decoder): ClientMessage | null {
  const type = decoding.readVarUint(decoder)
  if (type === messageAwareness) return { kind: 'presence', update: decoding.readVarUint8Array(decoder) }
  if (type === messageQueryAwareness) return { kind: 'presence-query' }
  if (type !== messageSync) return null
  const step = decoding.readVarUint(decoder)
  const body = decoding.readVarUint8Array(decoder)
  if (step === syncStep1) return { kind: 'step1', stateVector: body }
  if (step === syncStep2 || step === syncUpdate) return { kind: 'update', isStep2: step === syncStep2, update: body }
  return null
}

export const step1Frame = (stateVector: Uint8Array): Buffer => syncFrame(syncStep1, stateVector)
export const step2Frame = (update: Uint8Array): Buffer => syncFrame(syncStep2, update)
export const updateFrame = (update: Uint8Array): Buffer => syncFrame(syncUpdate, update)

const syncFrame = (step: number, body: Uint8Array): Buffer => encodeFrame(syncMessage(step, body))

/** @param step syncStep1, syncStep2 or syncUpdate. */
export function syncMessage(step: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageSync)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, body)
  return encoding.toUint8Array(encoder)
}

export interface PresenceEntry {
  client: number
  clock: number
  /** JSON; `null` when the client has left. */
  state: string
}

export function presenceFrame(entries: readonly PresenceEntry[]): Buffer {
  const update = encoding.createEncoder()
  encoding.writeVarUint(update, entries.length)
  for (const { client, clock, state } of entries) {
    encoding.writeVarUint(update, client)
    encoding.writeVarUint(update, clock)
    encoding.writeVarString(update, state)
  }
  const message = encoding.createEncoder()
  encoding.writeVarUint(message, messageAwareness)
  encoding.writeVarUint8Array(message, encoding.toUint8Array(update))
  return encodeFrame(encoding.toUint8Array(message))
}

/** @throws when the bytes are cut off. */
export function readPresence(update: Uint8Array): PresenceEntry[] {
  const decoder = decoding.createDecoder(update)
  const count = decoding.readVarUint(decoder)
  const entries: PresenceEntry[] = []
  for (let index = 0; index < count; index++) {
    const client = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    entries.push({ client, clock, state: decoding.readVarString(decoder) })
  }
  if (decoding.hasContent(decoder)) throw new Error('bytes left over')
  return entries
}

/** A stock provider drops a socket that has been silent for 30 s, and counts only data frames. */
export const heartbeatFrame = presenceFrame([])

export function ackFrame(updatesOnDisk: number): Buffer {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageDurableAck)
  encoding.writeVarUint(encoder, updatesOnDisk)
  return encodeFrame(encoding.toUint8Array(encoder))
}
